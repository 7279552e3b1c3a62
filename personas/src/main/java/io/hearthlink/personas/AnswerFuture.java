package io.hearthlink.personas;

import java.util.concurrent.CompletableFuture;

/** The text of an answer in the future; cancelling it cancels the call. */
final class AnswerFuture extends CompletableFuture<String> {

  private final AnswerStream stream;

  private AnswerFuture(AnswerStream stream) {
    this.stream = stream;
  }

  /** Starts the stream. */
  static AnswerFuture of(AnswerStream stream) {
    AnswerFuture future = new AnswerFuture(stream);
    var unused =
        stream
            .outcome()
            .whenComplete(
                (response, failure) -> {
                  if (failure == null) {
                    future.complete(ResultKind.text(response));
                  } else {
                    future.completeExceptionally(failure);
                  }
                });
    stream.ignoreErrors().start();
    return future;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    stream.cancel();
    return cancelled;
  }

  /** What is derived from this future is not the call. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
