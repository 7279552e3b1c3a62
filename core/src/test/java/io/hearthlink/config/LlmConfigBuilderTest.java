package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.error.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LlmConfigBuilderTest {

  private static final Timeouts SHORT = Timeouts.DEFAULT.withConnect(Duration.ofSeconds(2));

  private static final LlmConfig CONFIG =
      LlmConfig.builder()
          .backend("custom")
          .model("x")
          .endpoint("http://h/v1")
          .apiKey("key")
          .header("X-A", "1")
          .custom(
              new CustomFormat("{}", "/x", null, "/d", CustomFormat.Framing.SSE, "/end", "/usage"))
          .requestFormat(WireFormat.CUSTOM)
          .embedded(
              EmbeddedConfig.DEFAULT
                  .withFolder("/models")
                  .withNumCtx(1)
                  .withNumGpu(2)
                  .withNumThread(3))
          .ollama(OllamaConfig.DEFAULT.withKeepAlive(Duration.ofSeconds(-1)).withThink("low"))
          .logging(new LoggingConfig(LoggingConfig.Level.WARN, true, true))
          .build();

  @Test
  void what_is_not_called_stays() {
    assertThat(LlmConfig.builder().build()).isEqualTo(LlmConfig.DEFAULT);
    assertThat(CONFIG.toBuilder().build()).isEqualTo(CONFIG);
    assertThat(CONFIG.toBuilder().maxTokens(5).build().toBuilder().maxTokens(6).build())
        .isEqualTo(CONFIG.toBuilder().maxTokens(6).build());
    assertThat(CONFIG.responseFormat()).isEqualTo(WireFormat.CUSTOM);
  }

  @Test
  void of_two_calls_the_later_one_counts() {
    Duration second = Duration.ofSeconds(1);
    LlmConfigBuilder builder = LlmConfig.builder();

    assertThat(builder.timeouts(SHORT).timeout(second).build().timeouts())
        .isEqualTo(SHORT.withIdle(second));
    assertThat(builder.timeouts(SHORT).build().timeouts()).isEqualTo(SHORT);
  }

  @Test
  void headers_are_added_or_replaced() {
    assertThat(CONFIG.toBuilder().header("X-B", "2").build().headers())
        .isEqualTo(Map.of("X-A", new Secret("1"), "X-B", new Secret("2")));
    assertThat(CONFIG.toBuilder().headers(Map.of("X-C", new Secret("3"))).build().headers())
        .isEqualTo(Map.of("X-C", new Secret("3")));
  }

  @Test
  void values_are_checked_as_those_of_a_file() {
    ConfigurationException refusal =
        catchThrowableOfType(
            ConfigurationException.class, () -> LlmConfig.builder().temperature(3).build());

    assertThat(refusal)
        .hasMessage("Wrong value of \"llm.temperature\" in the builder: 3.0 is not from 0 to 2.");
    assertThat(refusal.source()).isEqualTo("builder");
  }

  @Test
  void values_that_no_file_can_have_are_refused_too() {
    Map<LlmConfigBuilder, String> refusals =
        Map.of(
            LlmConfig.builder().model(" "), "it is blank",
            LlmConfig.builder().apiKey("\t"), "it is blank, or has a character other",
            LlmConfig.builder().apiKey("a\nb"), "it is blank, or has a character other",
            LlmConfig.builder().header("X-A", "a\nb"), "the value of X-A has a character other",
            LlmConfig.builder().topP(Double.NaN), "NaN is not from 0 to 1",
            LlmConfig.builder().timeout(Duration.ofDays(36_501)), "it is longer than 36500 days");

    refusals.forEach(
        (builder, problem) ->
            assertThat(catchThrowableOfType(ConfigurationException.class, builder::build))
                .hasMessageContaining(problem)
                .hasMessageNotContaining("a\nb"));
  }

  @Test
  void a_format_needs_its_description() {
    CustomFormat streamed =
        new CustomFormat("{}", "/", "/text", null, CustomFormat.Framing.NDJSON, null, null);
    LlmConfigBuilder builder =
        LlmConfig.builder().requestFormat(WireFormat.CUSTOM).custom(streamed);

    assertThat(catchThrowableOfType(ConfigurationException.class, builder::build))
        .hasMessageContaining("llm.custom.delta");
    assertThat(builder.responseFormat(WireFormat.OPENAI).build().custom()).isEqualTo(streamed);
  }
}
