package io.hearthlink.examples;

import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.tools.MathTools;
import io.hearthlink.tools.TimeTools;
import io.hearthlink.tools.Toolbox;

/** Registers tools that are there already. */
public final class ReadyTools {

  private ReadyTools() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      LlmClient llm =
          hearth.client().withOptions(CallOptions.DEFAULT.withTemperature(0).withSeed(7));
      Toolbox math = Toolbox.of(new MathTools()).only("add", "multiply");
      System.out.println("Sum: " + math.ask(llm, "What is 2 + 2?").text());
      System.out.println("Product: " + math.ask(llm, "What is 6 times 7?").text());
      Toolbox time = Toolbox.of(new TimeTools());
      System.out.println("Time: " + time.ask(llm, "What time is it in Europe/Paris?").text());
    }
  }
}
