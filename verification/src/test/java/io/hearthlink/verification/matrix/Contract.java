package io.hearthlink.verification.matrix;

import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.OverloadedException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TruncatedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The contract of every call, checked on one cell: it ends once, in time, tells the truth, names
 * its failure, and leaves nothing behind.
 */
final class Contract {

  /** What a clock may be off. */
  private static final Duration EARLY = Duration.ofMillis(10);

  private final Cell cell;
  private final Expected expected;
  private final Seen seen;
  private final Scene scene;
  private final CellThreads threads;
  private final List<String> violations = new ArrayList<>();

  Contract(Cell cell, Expected expected, Seen seen, Scene scene, CellThreads threads) {
    this.cell = cell;
    this.expected = expected;
    this.seen = seen;
    this.scene = scene;
    this.threads = threads;
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  /** Clause 1, asked at the very end, when nothing can follow any more. */
  void endedOnce() {
    int endings = expected.isSilence() ? 0 : 1;
    check(seen.endings() == endings, "ends " + seen.endings() + " times");
    check(seen.late() == null, "after its ending came " + seen.late());
  }

  /** Clause 2. */
  void endsInTime(Duration took) {
    if (expected.isSilence()) {
      return;
    }
    check(seen.ended().isDone(), "does not end within " + took.toMillis() + " ms");
    Duration limit = expected.isCancelled() ? Duration.ZERO : expected.limit();
    check(took.compareTo(limit.plus(Cell.HANG)) <= 0, "ends after " + took.toMillis() + " ms");
    if (expected.waits()) {
      check(took.plus(EARLY).compareTo(limit) >= 0, "ends early, after " + took.toMillis() + " ms");
    }
  }

  /** Clause 3. */
  void tellsTheTruth() {
    String answer = seen.answer();
    String heard = seen.text();
    if (answer != null) {
      check(answer.equals(expected.text()), "answers " + shown(answer));
      boolean all = heard.equals(answer) || cell.mode() != Mode.STREAMING;
      check(all, "heard " + shown(heard) + " of the answer " + shown(answer));
    }
    if (seen.failure() instanceof LlmException failure) {
      String partial = failure.partialText();
      check(cell.asked().text().startsWith(partial), "invents " + shown(partial));
      // a layer may hold back the last words of an answer that is cancelled
      boolean told =
          cell.mode() != Mode.STREAMING
              || (expected.isCancelled() ? partial.startsWith(heard) : partial.equals(heard));
      check(told, "tells the part " + shown(partial) + " but heard " + shown(heard));
      boolean right = expected.partial() == null || partial.equals(expected.partial());
      check(right, "tells the part " + shown(partial));
    }
  }

  /** Clause 4. */
  void namesIt() {
    Throwable thrown = seen.failure();
    boolean right =
        thrown == null
            ? seen.answer() == null || expected.text() != null
            : expected.failures().contains(thrown.getClass());
    check(right, "expected " + expected + ", but it " + outcome(thrown));
    if (thrown instanceof LlmException failure) {
      named(failure);
    }
  }

  /** That of the timeout that ran out, whatever was left of it for a later round of the call. */
  private boolean isLimit(@Nullable Duration limit) {
    return Objects.equals(limit, expected.waits() ? expected.limit() : null);
  }

  private void named(LlmException failure) {
    if (failure instanceof TimeoutException timeout) {
      check(timeout.phase() == expected.phase(), "phase " + timeout.phase());
      check(isLimit(timeout.limit()), "limit " + timeout.limit());
    }
    check(failure.retryable() == retryable(failure), "retryable is " + failure.retryable());
    check(
        Objects.equals(failure.retryAfter().orElse(null), expected.retryAfter()),
        "retryAfter is " + failure.retryAfter());
    String message = String.valueOf(failure.getMessage());
    check(message.length() > 20 && !message.contains("question"), "message: " + message);
    check(!message.contains("zwei"), "message with content: " + message);
    boolean told = message.contains(expected.says()) || !cell.entry().knowsServer();
    check(told, "does not say " + expected.says() + ": " + message);
    if (cell.fault().caller() == Caller.THROWS) {
      check(failure.getCause() instanceof Seen.OwnException, "cause " + failure.getCause());
    }
    boolean interrupted = expected.isCancelled() && cell.mode() != Mode.STREAMING;
    if (cell.entry().knowsServer() && !interrupted && !expected.isCancelled()) {
      check(failure.attempts() == expected.sent(), "attempts " + failure.attempts());
      check(scene.url().equals(failure.endpoint()), "endpoint " + failure.endpoint());
      check("m".equals(failure.model()), "model " + failure.model());
      check(failure.backend() != null, "no backend");
    }
  }

  /** Clause 4: nothing is sent again but what a kept connection has lost. */
  void isSent() {
    int asked = scene.asked();
    // a busy machine may use up a short time before the request is read
    boolean tooLate = asked == 0 && expected.waits();
    check(asked == expected.sent() || tooLate, "asked " + asked + " times");
  }

  /** Clause 5: no thread works on after the ending. */
  void isIdle() throws InterruptedException {
    boolean idle = CellThreads.becomes(() -> threads.busy().isEmpty(), Cell.HANG.toMillis());
    check(idle, "still busy: " + threads.busy());
  }

  /** Clause 5: no connection is left open, at the latest by a Hearthlink that is closed. */
  void closedItsConnections() throws InterruptedException {
    boolean closed = CellThreads.becomes(() -> scene.openConnections() == 0, Cell.HANG.toMillis());
    check(closed, "leaves " + scene.openConnections() + " connections open");
  }

  /**
   * Clause 5: the next question knows of no half turn; and it is answered, on one connection.
   *
   * @param again how it ended; null where that may be a timeout
   */
  void answersAgain(@Nullable Seen again) throws InterruptedException {
    if (again != null) {
      check(Form.TEXT.equals(again.answer()), "the next question ends with " + again);
      boolean one = CellThreads.becomes(() -> scene.openConnections() <= 1, Cell.HANG.toMillis());
      check(one, "leaves " + scene.openConnections() + " connections open");
    }
    if (cell.entry().remembers()) {
      boolean came = CellThreads.becomes(() -> scene.chats().size() > 1, Cell.HANG.toMillis());
      check(came, "the next question does not come");
      String messages = scene.chats().get(scene.chats().size() - 1).messages().toString();
      boolean remembered = messages.contains("the first question");
      check(remembered == (seen.answer() != null), "remembers " + messages);
    }
  }

  /** All clauses of a question to a closed Hearthlink: it is refused at once, and not sent. */
  void refuses(Seen again, Duration took) {
    boolean refused = again.failure() instanceof CancelledException && again.endings() == 1;
    check(refused, "the question after the close ends with " + again);
    check(took.compareTo(Cell.HANG) <= 0, "is refused after " + took.toMillis() + " ms");
    String message = String.valueOf(again.failure());
    check(message.contains("Hearthlink is closed"), "does not say that it is closed: " + message);
    check(scene.asked() == 1, "sends after the close");
  }

  /** Clause 5: a closed Hearthlink has no thread. */
  void hasNoThreads() throws InterruptedException {
    boolean none =
        CellThreads.becomes(() -> threads.ofHearthlink().isEmpty(), Cell.HANG.toMillis());
    check(none, "leaves threads: " + threads.ofHearthlink());
  }

  private void check(boolean good, String otherwise) {
    if (!good) {
      violations.add(otherwise);
    }
  }

  /** What the table of exceptions says. */
  private static boolean retryable(LlmException failure) {
    if (failure instanceof TimeoutException timeout) {
      return timeout.phase() == TimeoutException.Phase.CONNECT;
    }
    boolean passes =
        failure instanceof ConnectionException
            || failure instanceof OverloadedException
            || failure instanceof TruncatedException
            || failure instanceof ServerException;
    return passes && failure.partialText().isEmpty();
  }

  private String outcome(@Nullable Throwable thrown) {
    return thrown == null ? "saw " + seen : "failed with " + thrown;
  }

  private static String shown(String text) {
    return '"' + (text.length() < 60 ? text : text.substring(0, 60) + "…") + '"';
  }
}
