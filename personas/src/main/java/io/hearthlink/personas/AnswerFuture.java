package io.hearthlink.personas;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.hearthlink.error.LlmException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The content of an answer in the future; cancelling it cancels the call. */
final class AnswerFuture extends CompletableFuture<Object> {

  private final AnswerStream stream;

  private AnswerFuture(AnswerStream stream) {
    this.stream = stream;
  }

  /** Starts the stream. */
  static AnswerFuture of(AnswerStream stream, Function<ChatResponse, Object> content) {
    AnswerFuture future = new AnswerFuture(stream);
    var unused =
        stream
            .outcome()
            .whenComplete(
                (response, failure) -> {
                  if (failure != null) {
                    future.completeExceptionally(failure);
                    return;
                  }
                  try {
                    future.complete(content.apply(response));
                  } catch (LlmException unfit) {
                    future.completeExceptionally(unfit);
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
