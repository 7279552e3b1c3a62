package io.hearthlink.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.testkit.CapturedExchange;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.ReceivedRequest;
import io.hearthlink.testkit.ServerKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers requests with what was recorded. Thread-safe. */
final class Replayer implements Tape {

  private static final Set<String> QUESTIONS = Set.of("GET", "HEAD");

  private final Path file;
  private final List<CapturedExchange> exchanges;
  private final Difference difference;
  private final Redaction redaction;
  private final boolean timed;
  private final Set<Integer> used = new HashSet<>();
  private final List<String> misses = new ArrayList<>();
  private final FakeServer server;
  private int requests;

  private Replayer(Path file, Set<String> ignored, Redaction redaction, boolean timed) {
    this.file = file;
    this.exchanges = TapeFile.read(file);
    this.difference = new Difference(ignored);
    this.redaction = redaction;
    this.timed = timed;
    this.server = FakeServer.of(ServerKind.OPENAI).routeWith(this::reply).start();
  }

  static Replayer start(Path file, Set<String> ignored, Redaction redaction, boolean timed) {
    return new Replayer(file, ignored, redaction, timed);
  }

  @Override
  public String url() {
    return server.url();
  }

  @Override
  public synchronized void close(boolean keep) {
    server.close();
    if (!misses.isEmpty()) {
      List<String> told = List.copyOf(misses);
      misses.clear();
      throw new AssertionError(String.join("\n", told));
    }
  }

  private synchronized FakeReply reply(ReceivedRequest request) {
    requests++;
    Asked asked = asked(request);
    Integer last = null;
    for (int i = 0; i < exchanges.size(); i++) {
      if (different(exchanges.get(i), asked) == null) {
        last = i;
        if (used.add(i)) {
          return reply(exchanges.get(i));
        }
      }
    }
    if (last != null && asked.isQuestion()) {
      return reply(exchanges.get(last));
    }
    String miss = miss(asked, last);
    misses.add(miss);
    return FakeReply.error(
        501,
        "The cassette " + file.getFileName() + " has no recorded reply to this request: " + miss);
  }

  private FakeReply reply(CapturedExchange exchange) {
    return timed ? FakeReply.replayTimed(exchange) : FakeReply.replay(exchange);
  }

  private record Asked(String method, String path, String body) {
    boolean isQuestion() {
      return QUESTIONS.contains(method) || path.equals("/api/show");
    }
  }

  private Asked asked(ReceivedRequest request) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : request.headerNames()) {
      String value = request.header(name);
      headers.put(name, value == null ? List.of() : List.of(value));
    }
    String target =
        request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
    redaction.learn(headers, target);
    return new Asked(request.method(), redaction.target(target), redaction.text(request.body()));
  }

  /** How a recorded request differs from the one that came; null where it does not. */
  private @Nullable String different(CapturedExchange recorded, Asked asked) {
    if (!recorded.method().equals(asked.method()) || !recorded.path().equals(asked.path())) {
      return "recorded was " + recorded.method() + " " + recorded.path();
    }
    JsonNode before = TapeFile.json(recorded.requestBody());
    JsonNode now = TapeFile.json(asked.body());
    if (before != null && now != null) {
      return difference.between(before, now);
    }
    return recorded.requestBody().equals(asked.body()) ? null : "the bodies differ";
  }

  private String miss(Asked asked, @Nullable Integer usedUp) {
    String start =
        "Request " + requests + ", " + asked.method() + " " + asked.path() + ", is not in " + file;
    String advice = " Delete the file to record it anew, or leave fields out with ignoring(…).";
    if (usedUp != null) {
      return start + " once more: all recordings of it are used." + advice;
    }
    for (int i = 0; i < exchanges.size(); i++) {
      CapturedExchange recorded = exchanges.get(i);
      if (!used.contains(i)
          && recorded.method().equals(asked.method())
          && recorded.path().equals(asked.path())) {
        return start
            + ". Exchange "
            + (i + 1)
            + " differs "
            + different(recorded, asked)
            + "."
            + advice;
      }
    }
    return start + "." + advice;
  }
}
