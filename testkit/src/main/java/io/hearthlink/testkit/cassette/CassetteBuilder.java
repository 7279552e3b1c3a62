package io.hearthlink.testkit.cassette;

import io.hearthlink.testkit.RealCalls;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Cassette}. Not thread-safe. */
public final class CassetteBuilder {

  private final Path file;
  private final Set<String> ignored = new HashSet<>();
  private final List<String> hidden = new ArrayList<>();
  private @Nullable URI upstream;
  private boolean timed;
  private boolean inCi;

  CassetteBuilder(Path file) {
    this.file = file;
  }

  /**
   * Sets the real server that is recorded where there is no file. By default none.
   *
   * @param url an {@code http} or {@code https} URL without user-info and query, to which the paths
   *     of the requests are added
   */
  public CassetteBuilder from(String url) {
    URI uri = uri(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    if (uri == null
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The URL of the real server must have a host and no user-info, query or fragment; send"
              + " credentials with the requests.");
    }
    upstream = uri;
    return this;
  }

  private static @Nullable URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // its message repeats the URL, which may hold a password
      return null;
    }
  }

  /** Leaves out fields of these names, at any depth, when JSON bodies of requests are compared. */
  public CassetteBuilder ignoring(String... fields) {
    ignored.addAll(Arrays.asList(fields));
    return this;
  }

  /** Removes these texts too, wherever they occur. */
  public CassetteBuilder hiding(String... texts) {
    hidden.addAll(Arrays.asList(texts));
    return this;
  }

  /** Replays with the pauses that were recorded. By default as fast as it can. */
  public CassetteBuilder timed() {
    timed = true;
    return this;
  }

  /** Records also where {@code CI} is set: for a real server that the test starts by itself. */
  public CassetteBuilder recordingInCi() {
    inCi = true;
    return this;
  }

  /**
   * Starts it on a free port.
   *
   * @throws AssertionError if there is no file and none may be recorded
   */
  public Cassette start() {
    return start(System.getenv());
  }

  Cassette start(Map<String, String> environment) {
    if (Files.exists(file)) {
      Replayer replayer = Replayer.start(file, Set.copyOf(ignored), new Redaction(hidden), timed);
      return new Cassette(replayer, false);
    }
    URI real = upstream;
    String problem = problem(real, environment);
    if (real == null || problem != null) {
      throw new AssertionError(
          "There is no recording "
              + file
              + ", and none is made: "
              + problem
              + ". Record it where the real server may be called, and commit the file.");
    }
    return new Cassette(Recorder.start(file, real, new Redaction(hidden)), true);
  }

  private @Nullable String problem(@Nullable URI real, Map<String, String> environment) {
    String ci = environment.getOrDefault("CI", "");
    if (real == null) {
      return "no real server was named with from(…)";
    }
    if (!inCi && !ci.isBlank() && !ci.equalsIgnoreCase("false")) {
      return "the environment variable CI is set";
    }
    return RealCalls.allowedForTheRun(real.toString())
        ? null
        : "the system property " + RealCalls.PROPERTY + " does not allow to call " + real;
  }
}
