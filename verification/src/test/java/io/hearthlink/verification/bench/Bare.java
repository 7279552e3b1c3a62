package io.hearthlink.verification.bench;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import java.util.concurrent.CompletableFuture;

/** Asks once and prints what comes, with LangChain4j alone. */
public final class Bare {

  private Bare() {}

  /** Asks the server at the URL that is the argument. */
  public static void main(String[] args) {
    CompletableFuture<ChatResponse> done = new CompletableFuture<>();
    OllamaStreamingChatModel.builder()
        .baseUrl(args[0])
        .modelName("ember")
        .build()
        .chat(
            "Hi",
            new StreamingChatResponseHandler() {
              @Override
              public void onPartialResponse(String text) {
                System.out.print(text);
                System.out.flush();
              }

              @Override
              public void onCompleteResponse(ChatResponse response) {
                done.complete(response);
              }

              @Override
              public void onError(Throwable error) {
                done.completeExceptionally(error);
              }
            });
    done.join();
    System.exit(0);
  }
}
