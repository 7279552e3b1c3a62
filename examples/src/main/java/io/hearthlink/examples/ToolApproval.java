package io.hearthlink.examples;

import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import io.hearthlink.tools.Approval.Decision;
import io.hearthlink.tools.MathTools;
import io.hearthlink.tools.ToolLimits;
import io.hearthlink.tools.Toolbox;
import java.time.Duration;

/** Decides about each call before it runs, and limits what tools may take. */
public final class ToolApproval {

  private ToolApproval() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    Toolbox careful =
        Toolbox.of(new MathTools())
            .withLimits(ToolLimits.DEFAULT.withRounds(3).withTimeout(Duration.ofSeconds(5)))
            .withApproval(
                call -> {
                  System.out.println("Asked: " + call.name() + " " + call.arguments());
                  return call.name().equals("add")
                      ? Decision.allow()
                      : Decision.refuse("Only additions today.");
                });
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      LlmClient llm =
          hearth.client().withOptions(CallOptions.DEFAULT.withTemperature(0).withSeed(7));
      System.out.println("Allowed: " + careful.ask(llm, "What is 2 + 2?").text());
      Answer refused = careful.ask(llm, "What is 6 times 7?");
      refused
          .report()
          .toolCalls()
          .forEach(call -> System.out.println(call.outcome() + ": " + call.result()));
    }
  }
}
