package io.hearthlink.structured;

import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A typed answer in progress: it ends exactly once, with an {@link Extraction} or one {@link
 * LlmException}. Thread-safe.
 *
 * @param <T> the type of the answer
 */
public final class ActiveExtraction<T> {

  private final CompletableFuture<Extraction<T>> result;
  private final Runnable cancel;

  ActiveExtraction(CompletableFuture<Extraction<T>> result, Runnable cancel) {
    this.result = result;
    this.cancel = cancel;
  }

  /**
   * The one ending: an extraction, or exactly one {@link LlmException}. Cancelling this future is
   * {@link #cancel()}; futures derived from it do not pass a cancel on.
   */
  public CompletableFuture<Extraction<T>> result() {
    return result;
  }

  /**
   * Ends it with a {@link CancelledException} at once, whichever try is running. Does nothing once
   * it has ended.
   */
  public void cancel() {
    cancel.run();
  }

  /**
   * Waits for the ending. An interrupt of the waiting thread is {@link #cancel()}; the thread's
   * interrupt flag stays set.
   *
   * @throws LlmException the failure that ended it; a {@link
   *     io.hearthlink.error.StructuredOutputException} where no answer fitted
   */
  public Extraction<T> await() {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
      throw new CancelledException("The call was interrupted.", ErrorContext.NONE, e);
    } catch (ExecutionException e) {
      throw Failures.known(e.getCause());
    }
  }
}
