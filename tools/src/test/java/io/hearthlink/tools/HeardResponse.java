package io.hearthlink.tools;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Hears a streamed response of LangChain4j. */
final class HeardResponse implements StreamingChatResponseHandler {

  private final CompletableFuture<ChatResponse> end = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();

  @Override
  public void onPartialResponse(String piece) {
    text.append(piece);
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    end.complete(response);
  }

  @Override
  public void onError(Throwable error) {
    end.completeExceptionally(error);
  }

  ChatResponse await() {
    return end.orTimeout(20, TimeUnit.SECONDS).join();
  }

  String text() {
    return text.toString();
  }
}
