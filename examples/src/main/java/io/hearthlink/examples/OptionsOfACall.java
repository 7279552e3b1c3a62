package io.hearthlink.examples;

import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;

/** Chooses seed, temperature, most tokens and stop texts, for all calls of a client or for one. */
public final class OptionsOfACall {

  private static final String QUESTION = "What is machine learning?";

  private OptionsOfACall() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      LlmClient repeatable =
          hearth.client().withOptions(CallOptions.DEFAULT.withSeed(42).withTemperature(0.7));
      String first = repeatable.generate(QUESTION).text();
      String second = repeatable.generate(QUESTION).text();
      System.out.println("Same seed, same answer: " + first.equals(second));

      Answer brief = repeatable.generate(QUESTION, CallOptions.DEFAULT.withMaxTokens(5));
      System.out.println("Cut off after 5 tokens: " + brief.truncated());

      Answer sentence = repeatable.generate(QUESTION, CallOptions.DEFAULT.withStop("."));
      System.out.println("First sentence: " + sentence.text());
    }
  }
}
