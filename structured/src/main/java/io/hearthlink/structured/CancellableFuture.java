package io.hearthlink.structured;

import io.hearthlink.error.CancelledException;
import java.util.concurrent.CompletableFuture;

/** A future whose cancel ends what it is the ending of. */
final class CancellableFuture<T> extends CompletableFuture<T> {

  private final Runnable cancel;

  CancellableFuture(Runnable cancel) {
    this.cancel = cancel;
  }

  /** Ends the call, whose failure ends this future. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    cancel.run();
    return isCancelled();
  }

  @Override
  public boolean isCancelled() {
    return isCompletedExceptionally()
        && handle((value, failure) -> failure instanceof CancelledException).join();
  }

  /** What is derived from this future does not pass a cancel on. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
