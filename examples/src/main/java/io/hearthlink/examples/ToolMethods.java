package io.hearthlink.examples;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import io.hearthlink.tools.ToolFailure;
import io.hearthlink.tools.Toolbox;

/** Makes tools of annotated methods, and reads in the report what became of the calls. */
public final class ToolMethods {

  private ToolMethods() {}

  /** What the model may call. */
  static final class Weather {

    record Report(int temperature, String condition) {}

    @Tool(name = "get_weather", value = "Get the current weather for a location")
    Report weather(@P("The city") String location) {
      if (!location.equals("Berlin")) {
        throw ToolFailure.retry("There is no weather for this place. Try Berlin.");
      }
      return new Report(21, "sunny");
    }
  }

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      LlmClient llm =
          hearth.client().withOptions(CallOptions.DEFAULT.withTemperature(0).withSeed(7));
      Answer answer = Toolbox.of(new Weather()).ask(llm, "What is the weather in Berlin?");
      System.out.println(answer.text());
      answer
          .report()
          .toolCalls()
          .forEach(
              call ->
                  System.out.println(call.name() + " " + call.arguments() + ": " + call.outcome()));
      System.out.println("Rounds: " + answer.report().rounds());
    }
  }
}
