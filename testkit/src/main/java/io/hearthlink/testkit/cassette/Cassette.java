package io.hearthlink.testkit.cassette;

import java.nio.file.Path;

/**
 * A server that replays a file of recorded exchanges; where there is no such file, a proxy in front
 * of a real server that records one. It speaks HTTP on a socket of 127.0.0.1, so any client will
 * do.
 *
 * <pre>{@code
 * try (Cassette cassette = Cassette.of(Path.of("src/test/cassettes/hello.json"))
 *     .from("http://localhost:11434").start()) {
 *   client.ask(cassette.url());
 * }
 * }</pre>
 *
 * <p>To record anew, delete the file. Nothing is recorded where the environment variable {@code CI}
 * is set (to anything but {@code false}), or where the run forbids calls to that server (see {@link
 * io.hearthlink.testkit.RealCalls#allowedForTheRun}): there, a missing file is an {@link
 * AssertionError}.
 *
 * <p>A request is answered with the first recorded exchange of the same method, path, query and
 * body that was not used yet; JSON bodies are compared as values. Questions about models ({@code
 * GET}, {@code HEAD}, {@code /api/show}) are answered as often as they are asked, everything else
 * as often as it was recorded. A request that was not recorded gets status 501, and {@link
 * #close()} says what differs.
 *
 * <p>The file has the values of harmless headers only; all others are {@code ***}. Removed wherever
 * they occur are: user-info of URLs, values of query parameters and JSON fields with the name of a
 * secret, keys of the form {@code sk-…}, and what was sent as a secret, if it has 8 characters or
 * more. Bodies must be text in UTF-8.
 *
 * <p>Thread-safe. All its threads end with {@link #close()}.
 */
public final class Cassette implements AutoCloseable {

  private final Tape tape;
  private final boolean recording;
  private boolean kept = true;

  Cassette(Tape tape, boolean recording) {
    this.tape = tape;
    this.recording = recording;
  }

  /** A cassette in this file, which need not exist yet. */
  public static CassetteBuilder of(Path file) {
    return new CassetteBuilder(file);
  }

  /** The URL that clients take for that of the real server. */
  public String url() {
    return tape.url();
  }

  /** Whether it asks the real server, since there was no file. */
  public boolean recording() {
    return recording;
  }

  /** Has {@link #close()} write no file, such as after a test that failed. */
  public synchronized void discard() {
    kept = false;
  }

  /**
   * Ends it. What was recorded is written now; an exchange that still runs may take 2 s more.
   *
   * @throws AssertionError if a request was not answered: it was not recorded, or the real server
   *     did not answer
   */
  @Override
  public synchronized void close() {
    tape.close(kept);
  }

  /** What it does and where. */
  @Override
  public String toString() {
    return (recording ? "recording at " : "replaying at ") + url();
  }
}
