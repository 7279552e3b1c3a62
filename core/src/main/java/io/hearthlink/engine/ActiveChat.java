package io.hearthlink.engine;

import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One answer in progress: it ends exactly once, with an {@link Answer} or one {@link LlmException}.
 * Thread-safe.
 */
public interface ActiveChat {

  /**
   * The one ending: an {@link Answer}, or exactly one {@link LlmException}. Cancelling this future
   * is {@link #cancel()}; futures derived from it do not pass a cancel on.
   */
  CompletableFuture<Answer> answer();

  /**
   * Ends the call with a {@link CancelledException} at once, from the first moment on; the server
   * sees its connection close within 200 ms. Does nothing once the call has ended.
   */
  void cancel();

  /**
   * Waits for the ending. An interrupt of the waiting thread is {@link #cancel()}; the thread's
   * interrupt flag stays set.
   *
   * @throws LlmException the failure that ended the call
   */
  default Answer await() {
    try {
      return answer().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
      throw new CancelledException("The call was interrupted.", ErrorContext.NONE, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LlmException known) {
        throw known;
      }
      throw new ServerException("The call failed.", ErrorContext.NONE, e.getCause());
    } catch (java.util.concurrent.CancellationException e) {
      throw new CancelledException("The call was cancelled.", ErrorContext.NONE, e);
    }
  }
}
