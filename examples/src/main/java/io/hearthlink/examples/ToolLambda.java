package io.hearthlink.examples;

import dev.langchain4j.agent.tool.P;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.tools.ToolFunction;
import io.hearthlink.tools.Toolbox;
import java.util.Random;

/** Makes a tool of a lambda whose parameter is a record, and hears what it does in a stream. */
public final class ToolLambda {

  private ToolLambda() {}

  /** The parameters of the tool. */
  record Die(@P("Number of sides") int sides) {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    Random random = new Random(7);
    ToolFunction roll =
        ToolFunction.of(
            "roll_dice", "Roll a die", Die.class, die -> random.nextInt(die.sides()) + 1);
    ChatListener listener =
        new ChatListener() {
          @Override
          public void onText(String text) {
            System.out.print(text);
          }

          @Override
          public void onToolResult(ToolCall call) {
            System.out.println("Tool: " + call.name() + " = " + call.result());
          }
        };
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      LlmClient llm = hearth.client().withLayer(Toolbox.of(roll));
      CallOptions exact = CallOptions.DEFAULT.withTemperature(0).withSeed(7);
      llm.stream("Roll a 20-sided die.", exact, listener).await();
      System.out.println();
    }
  }
}
