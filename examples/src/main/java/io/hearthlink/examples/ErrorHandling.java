package io.hearthlink.examples;

import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ModelNotFoundException;
import io.hearthlink.error.TimeoutException;
import java.time.Duration;

/** Tells failures apart by what can be done about them. */
public final class ErrorHandling {

  private ErrorHandling() {}

  /**
   * Runs the example.
   *
   * @param args an address at which no server answers; default {@code http://localhost:1}
   */
  public static void main(String[] args) {
    String endpoint = args.length > 0 ? args[0] : "http://localhost:1";
    try (Hearthlink hearth =
        Hearthlink.builder().backend("ollama").endpoint(endpoint).model("llama3.2").build()) {
      LlmClient noServer = hearth.client();
      LlmClient noModel = noServer.withModel("embedded:embre");
      LlmClient noTime =
          noServer
              .withModel("embedded:ember")
              .withOptions(CallOptions.DEFAULT.withTotal(Duration.ofNanos(1)));

      System.out.println(ask(noServer));
      System.out.println(ask(noModel));
      System.out.println(ask(noTime));
    }
  }

  private static String ask(LlmClient llm) {
    try {
      return llm.generate("Hello").text();
    } catch (ConnectionException e) {
      return "Nothing answers at " + e.endpoint() + ": " + e.getMessage();
    } catch (ModelNotFoundException e) {
      return "No such model, but there are " + e.nearest() + ": " + e.getMessage();
    } catch (TimeoutException e) {
      return "Too slow in phase " + e.phase() + ": " + e.getMessage();
    } catch (LlmException e) {
      return (e.retryable() ? "Worth another try: " : "Failed: ") + e.getMessage();
    }
  }
}
