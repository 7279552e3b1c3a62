package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import io.hearthlink.config.LlmConfigBuilder;
import io.hearthlink.config.OllamaConfig;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.UnsupportedFeatureException;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeServerBuilder;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of the configuration and of a call reach the server, or are refused. */
class OptionsOnTheWireTest {

  private static final CallOptions ALL =
      CallOptions.DEFAULT
          .withMaxTokens(5)
          .withTemperature(0.5)
          .withTopP(0.25)
          .withPenalties(0.125, -1)
          .withSeed(4)
          .withStop("X", "Y")
          .withSystem("Be brief.");

  @Test
  void ofACallToOllama() {
    JsonNode body = asked("ollama", FakeServer.ollama(), llm -> llm.maxTokens(9), ALL);
    JsonNode options = body.path("options");
    assertThat(options.path("num_predict").asInt()).isEqualTo(5);
    assertThat(options.path("temperature").asDouble()).isEqualTo(0.5);
    assertThat(options.path("top_p").asDouble()).isEqualTo(0.25);
    assertThat(options.path("frequency_penalty").asDouble()).isEqualTo(0.125);
    assertThat(options.path("presence_penalty").asDouble()).isEqualTo(-1);
    assertThat(options.path("seed").asInt()).isEqualTo(4);
    assertThat(options.path("stop").toString()).isEqualTo("[\"X\",\"Y\"]");
    assertThat(body.at("/messages/0/content").asText()).isEqualTo("Be brief.");
    assertThat(body.path("truncate").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lmstudio", "localai", "llamacpp", "custom"})
  void ofACallInTheFormOfOpenAi(String backend) {
    JsonNode body = asked(backend, FakeServer.openAi(), llm -> llm.maxTokens(9), ALL);
    assertThat(body.path("max_tokens").asInt()).isEqualTo(5);
    assertThat(body.path("temperature").asDouble()).isEqualTo(0.5);
    assertThat(body.path("top_p").asDouble()).isEqualTo(0.25);
    assertThat(body.path("frequency_penalty").asDouble()).isEqualTo(0.125);
    assertThat(body.path("presence_penalty").asDouble()).isEqualTo(-1);
    assertThat(body.path("seed").asInt()).isEqualTo(4);
    assertThat(body.path("stop").toString()).isEqualTo("[\"X\",\"Y\"]");
    assertThat(body.at("/messages/0/content").asText()).isEqualTo("Be brief.");
  }

  @Test
  void ofACallInTheFormOfAnthropic() {
    CallOptions options =
        CallOptions.DEFAULT
            .withMaxTokens(5)
            .withTemperature(0.5)
            .withTopP(0.25)
            .withStop("X")
            .withSystem("Be brief.");
    JsonNode body =
        asked("custom", FakeServer.anthropic(), OptionsOnTheWireTest::anthropic, options);
    assertThat(body.path("max_tokens").asInt()).isEqualTo(5);
    assertThat(body.path("temperature").asDouble()).isEqualTo(0.5);
    assertThat(body.path("top_p").asDouble()).isEqualTo(0.25);
    assertThat(body.path("stop_sequences").toString()).isEqualTo("[\"X\"]");
    assertThat(body.path("system").toString()).contains("Be brief.");
  }

  @Test
  void whatTheFormOfAnthropicLacksIsRefusedWhereverItWasSet() {
    assertThat(refused(OptionsOnTheWireTest::anthropic, CallOptions.DEFAULT.withSeed(4)))
        .contains("seed");
    assertThat(refused(OptionsOnTheWireTest::anthropic, CallOptions.DEFAULT.withPenalties(0.5, 0)))
        .contains("Frequency Penalty");
    assertThat(refused(llm -> anthropic(llm).presencePenalty(1), CallOptions.DEFAULT))
        .contains("Presence Penalty");
  }

  @Test
  void ofTheConfiguration() {
    UnaryOperator<LlmConfigBuilder> set =
        llm ->
            llm.maxTokens(9)
                .temperature(1.5)
                .topP(0.75)
                .frequencyPenalty(0.5)
                .presencePenalty(-0.5)
                .ollama(new OllamaConfig(4096, 1, 8, Duration.ofMinutes(10), "high"));
    JsonNode ollama = asked("ollama", FakeServer.ollama(), set, CallOptions.DEFAULT);
    assertThat(ollama.path("options").toString())
        .contains("\"num_predict\":9", "\"temperature\":1.5", "\"top_p\":0.75")
        .contains("\"num_ctx\":4096", "\"num_gpu\":1", "\"num_thread\":8")
        .contains("\"frequency_penalty\":0.5", "\"presence_penalty\":-0.5");
    assertThat(ollama.path("keep_alive").asInt()).isEqualTo(600);
    assertThat(ollama.path("think").asText()).isEqualTo("high");
    JsonNode openAi = asked("llamacpp", FakeServer.openAi(), set, CallOptions.DEFAULT);
    assertThat(openAi.toString())
        .contains("\"max_tokens\":9", "\"temperature\":1.5", "\"top_p\":0.75")
        .contains("\"frequency_penalty\":0.5", "\"presence_penalty\":-0.5");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "false, false",
    "low, '\"low\"'",
    "medium, '\"medium\"'",
    "max, '\"max\"'"
  })
  void everyWayToThink(String configured, String sent) {
    OllamaConfig ollama = OllamaConfig.DEFAULT.withThink(configured);
    for (CallOptions options :
        new CallOptions[] {CallOptions.DEFAULT, CallOptions.DEFAULT.withPenalties(1, 1)}) {
      JsonNode body = asked("ollama", FakeServer.ollama(), llm -> llm.ollama(ollama), options);
      assertThat(body.path("think").toString()).isEqualTo(sent);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PT10M, 600",
    "PT0S, 0",
    "PT0.5S, 1",
    "PT1.5S, 2",
    "PT-1S, -1",
    "P36500D, 2147483647"
  })
  void aModelStaysLoadedForAtLeastTheTimeThatWasSet(Duration keepAlive, int sent) {
    OllamaConfig ollama = OllamaConfig.DEFAULT.withKeepAlive(keepAlive);
    JsonNode body =
        asked("ollama", FakeServer.ollama(), llm -> llm.ollama(ollama), CallOptions.DEFAULT);
    assertThat(body.path("keep_alive").asInt()).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRequestThatSaysHowToThinkIsStrongerThanTheConfiguration(boolean penalties) {
    try (FakeServer server = FakeServer.ollama().answer("Hello").start();
        Hearthlink hearth =
            Hearthlink.builder()
                .backend("ollama")
                .endpoint(server.url())
                .model("m")
                .llm(llm -> llm.ollama(OllamaConfig.DEFAULT.withThink("low")))
                .build()) {
      LlmClient client =
          penalties
              ? hearth.client().withOptions(CallOptions.DEFAULT.withPenalties(1, 1))
              : hearth.client();
      client
          .start(
              ChatRequest.builder()
                  .messages(UserMessage.from("Hi"))
                  .parameters(OllamaChatRequestParameters.builder().think(true).build())
                  .build(),
              ChatListener.NONE)
          .await();
      assertThat(server.lastChat().body().path("think").toString()).isEqualTo("true");
    }
  }

  private static LlmConfigBuilder anthropic(LlmConfigBuilder llm) {
    return llm.requestFormat(WireFormat.ANTHROPIC);
  }

  private static String refused(UnaryOperator<LlmConfigBuilder> llm, CallOptions options) {
    return String.valueOf(
        catchThrowableOfType(
                UnsupportedFeatureException.class,
                () -> asked("custom", FakeServer.anthropic(), llm, options))
            .getMessage());
  }

  private static JsonNode asked(
      String backend,
      FakeServerBuilder script,
      UnaryOperator<LlmConfigBuilder> llm,
      CallOptions options) {
    try (FakeServer server = script.answer("Hello").start();
        Hearthlink hearth =
            Hearthlink.builder()
                .backend(backend)
                .endpoint(server.url())
                .model("m")
                .llm(llm)
                .build()) {
      assertThat(hearth.client().generate("Hi", options).text()).isEqualTo("Hello");
      return server.lastChat().body();
    }
  }
}
