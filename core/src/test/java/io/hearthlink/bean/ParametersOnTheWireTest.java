package io.hearthlink.bean;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.testkit.FakeServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParametersOnTheWireTest {

  @Test
  void what_only_a_provider_and_what_only_hearthlink_knows_goes_through_a_model() {
    OllamaChatRequestParameters own =
        OllamaChatRequestParameters.builder().numCtx(1234).temperature(0.5).build();
    try (FakeServer server = FakeServer.ollama().answer("Hello").start();
        Hearthlink hearth =
            Hearthlink.builder().backend("ollama").endpoint(server.url()).model("m").build()) {
      LlmClient client =
          hearth.client().withOptions(CallOptions.DEFAULT.withTemperature(0.1).withTopP(0.2));

      client
          .chatModel()
          .chat(
              ChatRequest.builder()
                  .messages(UserMessage.from("Hi"))
                  .parameters(CallParameters.of(own, 7, null))
                  .build());

      JsonNode options = server.lastChat().body().path("options");
      assertThat(options.path("num_ctx").asInt()).isEqualTo(1234);
      assertThat(options.path("seed").asInt()).isEqualTo(7);
      assertThat(options.path("temperature").asDouble()).isEqualTo(0.5);
      assertThat(options.path("top_p").asDouble()).isEqualTo(0.2);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI", "ANTHROPIC"})
  void no_choice_is_sent_where_there_are_no_tools(WireFormat format) {
    boolean openAi = format == WireFormat.OPENAI;
    try (FakeServer server =
            (openAi ? FakeServer.openAi() : FakeServer.anthropic()).answer("Hello").start();
        Hearthlink hearth =
            Hearthlink.builder()
                .llm(llm -> llm.backend("custom").endpoint(server.url()).model("m"))
                .llm(llm -> llm.requestFormat(format).responseFormat(format))
                .build()) {
      ChatRequest request =
          ChatRequest.builder()
              .messages(UserMessage.from("Hi"))
              .toolChoice(ToolChoice.NONE)
              .build();

      assertThat(hearth.client().start(request, ChatListener.NONE).await().text())
          .isEqualTo("Hello");
      assertThat(server.lastChat().body().has("tool_choice")).isFalse();
    }
  }
}
