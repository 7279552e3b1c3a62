package io.hearthlink.examples;

import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ChatState;

/** Tells what a call is doing, such as while a server loads its model without a word. */
public final class StatesOfACall {

  private StatesOfACall() {}

  /**
   * Runs the example.
   *
   * @param args the address of an Ollama server; default {@code http://localhost:11434}
   */
  public static void main(String[] args) {
    String endpoint = args.length > 0 ? args[0] : "http://localhost:11434";
    ChatListener listener =
        new ChatListener() {
          @Override
          public void onState(ChatState state) {
            System.out.println("State: " + state);
          }

          @Override
          public void onText(String text) {
            System.out.println("Text: " + text);
          }
        };
    try (Hearthlink hearth =
        Hearthlink.builder().backend("ollama").endpoint(endpoint).model("llama3.2").build()) {
      Answer answer =
          hearth.client().stream("Good morning!", CallOptions.DEFAULT, listener).await();
      System.out.println("Waited for the first byte: " + answer.report().load());
    }
  }
}
