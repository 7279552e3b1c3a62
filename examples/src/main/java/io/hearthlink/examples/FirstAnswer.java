package io.hearthlink.examples;

import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;

/** Asks one question and prints the answer. */
public final class FirstAnswer {

  private FirstAnswer() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      LlmClient llm = hearth.client();

      System.out.println(llm.generate("What is machine learning?").text());
    }
  }
}
