package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.error.ConfigurationException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentErrorTest {

  private final Given given = new Given(Path.of("there-is-no-such-folder"));

  @ParameterizedTest
  @CsvSource({
    "HEARTHLINK_LLM_TEMPRATURE, HEARTHLINK_LLM_TEMPERATURE",
    "HEARTHLINK_LLM_MAXTOKENS, HEARTHLINK_LLM_MAX_TOKENS",
    "HEARTHLINK_LLM_TIMEOUTS, HEARTHLINK_LLM_TIMEOUT",
    "HEARTHLINK_MEMORY_TRUNS, HEARTHLINK_MEMORY_TURNS",
  })
  void an_unknown_variable_is_refused(String name, String meant) {
    ConfigurationException refusal = given.variable(name, "s3cr3t").refusal();

    assertThat(refusal)
        .hasMessage(
            "Unknown variable %s in the environment. Did you mean \"%s\"?".formatted(name, meant));
    assertThat(refusal.key()).isEqualTo(name);
    assertThat(refusal.source()).isEqualTo("environment");
    assertThat(refusal.line()).isZero();
    assertThat(refusal.allowed()).contains(meant, "HEARTHLINK_LLM_LOG_LEVEL");
    assertThat(refusal.suggestion()).isEqualTo(meant);
  }

  @Test
  void an_empty_variable_must_be_known_too() {
    assertThat(given.variable("HEARTHLINK_LLM_NONSENSE_OF_MINE", "").refusal())
        .hasMessage("Unknown variable HEARTHLINK_LLM_NONSENSE_OF_MINE in the environment.");
  }

  @Test
  void of_several_errors_always_the_same_is_told() {
    given.variable("HEARTHLINK_LLM_ZZZ", "1").variable("HEARTHLINK_LLM_AAA", "1");

    assertThat(given.refusal().key()).isEqualTo("HEARTHLINK_LLM_AAA");
  }

  @Test
  void a_path_that_cannot_be_is_refused() {
    assertThat(given.variable("HEARTHLINK_CONFIG", "a\0b").refusal())
        .hasMessageStartingWith("HEARTHLINK_CONFIG is no path: ");
  }

  @ParameterizedTest
  @CsvSource({"llm.modle, llm.model", "llm.timeouts.lod, llm.timeouts.load"})
  void an_unknown_override_is_refused(String key, String meant) {
    ConfigurationException refusal = given.commandLine(key, "x").refusal();

    assertThat(refusal)
        .hasMessage(
            "Unknown key \"%s\" in the command line. Did you mean \"%s\"?".formatted(key, meant));
    assertThat(refusal.allowed()).contains(meant);
  }

  @Test
  void a_group_is_overridden_by_its_record_only() {
    assertThat(given.commandLine("llm.timeouts", Map.of("load", 5)).refusal())
        .hasMessage("Wrong value of \"llm.timeouts\" in the command line: it must be a Timeouts.");
  }

  @Test
  void what_has_groups_below_it_is_no_single_value() {
    assertThat(given.commandLine("llm", LlmConfig.DEFAULT).refusal())
        .hasMessageEndingWith("what is below it must be set by itself.");
  }

  @Test
  void a_value_of_another_type_is_refused() {
    assertThat(given.commandLine("llm.max_tokens", new Secret("s3cr3t")).refusal())
        .hasMessageEndingWith("\"***\" is no whole number.");
  }
}
