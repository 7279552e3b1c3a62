package io.hearthlink.examples;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;

/** Lets the model ask for a function, calls it, and has the result put into words. */
public final class FunctionCalls {

  private FunctionCalls() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    ToolSpecification weather =
        ToolSpecification.builder()
            .name("get_weather")
            .description("Get the current weather of a city")
            .parameters(
                JsonObjectSchema.builder().addStringProperty("city").required("city").build())
            .build();
    UserMessage question = UserMessage.from("What is the weather in Berlin?");
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      LlmClient llm =
          hearth.client().withOptions(CallOptions.DEFAULT.withTemperature(0).withSeed(7));
      Answer asked = ask(llm, ChatRequest.builder().messages(question).toolSpecifications(weather));
      for (ToolExecutionRequest call : asked.functionCalls()) {
        System.out.println("Call: " + call.name() + " " + call.arguments());
        var result = ToolExecutionResultMessage.from(call, "{\"temperature\": 21}");
        var said = asked.response().aiMessage();
        Answer told =
            ask(
                llm,
                ChatRequest.builder().messages(question, said, result).toolSpecifications(weather));
        System.out.println("Told: " + told.text());
      }
    }
  }

  private static Answer ask(LlmClient llm, ChatRequest.Builder request) {
    return llm.start(request.build(), ChatListener.NONE).await();
  }
}
