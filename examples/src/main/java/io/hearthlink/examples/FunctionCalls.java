package io.hearthlink.examples;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import io.hearthlink.tools.ToolFunction;
import io.hearthlink.tools.Toolbox;
import java.util.ArrayList;
import java.util.List;

/** Lets the model ask for a function, answers the call itself, and has it put into words. */
public final class FunctionCalls {

  private FunctionCalls() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    Toolbox toolbox =
        Toolbox.of(
            ToolFunction.declared(
                "get_weather",
                "Get the current weather of a city",
                """
                {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
                """));
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      LlmClient llm =
          hearth
              .client()
              .withOptions(CallOptions.DEFAULT.withTemperature(0).withSeed(7))
              .withLayer(toolbox);
      List<ChatMessage> messages = new ArrayList<>();
      messages.add(UserMessage.from("What is the weather in Berlin?"));
      Answer asked = llm.chat(messages);
      messages.add(asked.response().aiMessage());
      for (ToolExecutionRequest call : asked.functionCalls()) {
        System.out.println("Call: " + call.name() + " " + call.arguments());
        messages.add(ToolExecutionResultMessage.from(call, "{\"temperature\": 21}"));
      }
      System.out.println("Told: " + llm.chat(messages).text());
    }
  }
}
