package io.hearthlink.examples;

import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.personas.Alden;
import io.hearthlink.personas.Personas;
import io.hearthlink.tools.MathTools;
import io.hearthlink.tools.Toolbox;

/** Gives a persona tools; it remembers the question and the answer of such a turn. */
public final class PersonaWithTools {

  private PersonaWithTools() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      LlmClient able =
          hearth
              .client()
              .withOptions(CallOptions.DEFAULT.withTemperature(0).withSeed(7))
              .withLayer(Toolbox.of(new MathTools()).only("add", "multiply"));
      Alden alden = Personas.create(Alden.class, able);
      System.out.println("Alden: " + alden.chat("priya", "What is 12 + 30?"));
    }
  }
}
