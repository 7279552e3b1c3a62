package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hearthlink.error.ConfigurationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Keys and values of headers are in no text that a configuration makes, right or wrong. */
class SecretProperties {

  private static final String MARK = "hl-canary-";

  @Property(tries = 200)
  void no_record_shows_a_secret(@ForAll("secrets") String key, @ForAll("secrets") String header) {
    LlmConfig llm =
        LlmConfig.builder()
            .apiKey(MARK + key)
            .headers(Map.of("X-Auth", new Secret(MARK + header)))
            .build();
    HearthlinkConfig config = new HearthlinkConfig(llm, MemoryConfig.DEFAULT);

    assertThat(config.toString()).contains("***").doesNotContain(MARK);
    assertThat(llm.toBuilder().build()).isEqualTo(llm);
    assertThat(llm.apiKey()).isEqualTo(new Secret(MARK + key));
  }

  @Property(tries = 300)
  void no_message_shows_a_secret_that_is_refused(@ForAll("anything") String key) {
    Map<String, String> variables =
        Map.of(
            "HEARTHLINK_LLM_API_KEY",
            MARK + key,
            "HEARTHLINK_LLM_HEADERS",
            "X-Auth=" + MARK + key + ",B=" + MARK);
    Environment environment = new Environment(variables, Path.of("none"), Path.of("none"));
    Throwable refused = catchThrowable(() -> ConfigLoader.of(environment).load());

    if (refused != null) {
      StringWriter trace = new StringWriter();
      refused.printStackTrace(new PrintWriter(trace));
      assertThat(refused).isInstanceOf(ConfigurationException.class);
      assertThat(trace.toString()).doesNotContain(MARK);
    }
  }

  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(20);
  }

  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.strings().ofMaxLength(12);
  }
}
