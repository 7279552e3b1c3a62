package io.hearthlink.examples;

import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import java.util.concurrent.CompletableFuture;

/** Goes on while the model answers, and cancels an answer that nobody wants any more. */
public final class FutureAnswer {

  private FutureAnswer() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      LlmClient llm = hearth.client();

      CompletableFuture<Answer> story = llm.generateAsync("Tell me a short story");
      // cancel this very future: those that thenApply makes of it do not pass a cancel on
      story.cancel(true);
      System.out.println("Story cancelled: " + story.isCancelled());

      CompletableFuture<String> greeting = llm.generateAsync("Hello").thenApply(Answer::text);
      System.out.println("Greeting: " + greeting.join());
    }
  }
}
