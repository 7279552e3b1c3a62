package io.hearthlink.verification.matrix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that one who asked saw, in its order. Thread-safe. */
final class Seen {

  /** What the caller throws who throws. */
  static final class OwnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OwnException() {
      super("mine");
    }
  }

  /** How long the caller blocks who blocks: longer than the idle timeout of its cell. */
  static final Duration BLOCKED = Replies.LONGER_THAN_A_PAUSE.plusMillis(300);

  private final Caller caller;
  private final List<String> log = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final CompletableFuture<Long> ended = new CompletableFuture<>();
  private final CompletableFuture<Runnable> cancel = new CompletableFuture<>();
  private final CountDownLatch pieces = new CountDownLatch(Form.WORDS.size() - 1);
  private int endings;
  private @Nullable String answer;
  private @Nullable Throwable failure;
  private @Nullable String late;

  Seen(Caller caller) {
    this.caller = caller;
  }

  /** A piece of the answer came. */
  void text(String piece) {
    boolean first;
    synchronized (this) {
      first = text.isEmpty();
      text.append(piece);
      note("text of " + piece.length());
    }
    pieces.countDown();
    if (first && caller == Caller.THROWS) {
      throw new OwnException();
    }
    if (first && caller == Caller.BLOCKS) {
      block();
    }
  }

  /** The call ended with an answer. */
  void answered(String whole) {
    synchronized (this) {
      note("answer of " + whole.length());
      endings++;
      answer = whole;
    }
    ended.complete(System.nanoTime());
  }

  /** The call ended with a failure; or an exception of the caller's own came back to it. */
  void failed(Throwable thrown) {
    synchronized (this) {
      note(thrown.getClass().getSimpleName());
      if (thrown instanceof OwnException) {
        return;
      }
      endings++;
      failure = thrown;
    }
    ended.complete(System.nanoTime());
  }

  /** Waits for an answer as the caller who waits does. */
  void endWith(Supplier<String> whole) {
    String came;
    try {
      came = whole.get();
    } catch (RuntimeException | Error thrown) {
      failed(thrown);
      return;
    }
    answered(came);
  }

  void cancelWith(Runnable action) {
    cancel.complete(action);
  }

  /** Waits until all pieces came that come before the caller cancels. */
  void awaitMiddle(Duration within) throws InterruptedException {
    if (!pieces.await(within.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the pieces before the cancel did not come");
    }
  }

  /** Cancels the call. */
  void cancel(Duration within) throws Exception {
    cancel.get(within.toMillis(), TimeUnit.MILLISECONDS).run();
  }

  /** Completes with the {@link System#nanoTime()} of the first ending. */
  CompletableFuture<Long> ended() {
    return ended;
  }

  synchronized int endings() {
    return endings;
  }

  synchronized @Nullable String answer() {
    return answer;
  }

  synchronized @Nullable Throwable failure() {
    return failure;
  }

  synchronized String text() {
    return text.toString();
  }

  /** What came after the first ending; null where nothing did. */
  synchronized @Nullable String late() {
    return late;
  }

  @Override
  public synchronized String toString() {
    return log.toString();
  }

  private void note(String event) {
    if (endings > 0) {
      late = event;
    }
    if (log.size() < 20) {
      log.add(event);
    }
  }

  private static void block() {
    try {
      // nobody counts it down: the caller is busy
      boolean unused = new CountDownLatch(1).await(BLOCKED.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
