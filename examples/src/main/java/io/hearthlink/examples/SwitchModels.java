package io.hearthlink.examples;

import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;

/** Asks one model after another, on an Ollama server and without one. */
public final class SwitchModels {

  private SwitchModels() {}

  /**
   * Runs the example.
   *
   * @param args the address of an Ollama server; default {@code http://localhost:11434}
   */
  public static void main(String[] args) {
    String endpoint = args.length > 0 ? args[0] : "http://localhost:11434";
    try (Hearthlink hearth =
        Hearthlink.builder().backend("ollama").endpoint(endpoint).model("llama3.2").build()) {
      LlmClient llama = hearth.client();
      LlmClient qwen = llama.withModel("qwen3:4b");
      LlmClient ember = llama.withModel("embedded:ember");

      System.out.println("llama3.2: " + llama.generate("Hello").text());
      System.out.println("qwen3:4b: " + qwen.generate("Hello").text());
      System.out.println("ember: " + ember.generate("Hello").text());
    }
  }
}
