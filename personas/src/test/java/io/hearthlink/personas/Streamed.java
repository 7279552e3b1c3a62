package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.service.TokenStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A stream that was started, and its one ending. */
final class Streamed {

  private final CompletableFuture<String> end = new CompletableFuture<>();

  static Streamed of(TokenStream stream) {
    Streamed streamed = new Streamed();
    stream
        .onCompleteResponse(response -> streamed.end.complete(response.aiMessage().text()))
        .onError(streamed.end::completeExceptionally)
        .start();
    return streamed;
  }

  String answer() {
    return end.orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Nullable Throwable failure() {
    return catchThrowableOfType(CompletionException.class, this::answer).getCause();
  }
}
