package io.hearthlink.engine;

import io.hearthlink.error.CancelledException;
import java.util.concurrent.CompletableFuture;

/** The future of a call; cancelling it cancels the call. */
final class Ending extends CompletableFuture<Answer> {

  private final ActiveChat call;

  Ending(ActiveChat call) {
    this.call = call;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    call.cancel();
    return isCancelled();
  }

  @Override
  public boolean isCancelled() {
    return isCompletedExceptionally()
        && handle((answer, failure) -> failure instanceof CancelledException).join();
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
