package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.error.ConfigurationException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlErrorTest {

  private final Path folder;
  private final Given given;

  YamlErrorTest(@TempDir Path folder) {
    this.folder = folder;
    this.given = new Given(folder);
  }

  @Test
  void an_unknown_key_tells_where_it_stands_and_what_was_meant() {
    ConfigurationException refusal =
        given.yaml("# one\nllm:\n  backend: ollama\n  model: x\n  temprature: 1\n").refusal();

    String file = folder.resolve("hearthlink.yaml").toString();
    assertThat(refusal)
        .hasMessage(
            "Unknown key \"llm.temprature\" in %s, line 5, column 3. Did you mean \"temperature\"?",
            file);
    assertThat(refusal.key()).isEqualTo("llm.temprature");
    assertThat(refusal.source()).isEqualTo(file);
    assertThat(refusal.line()).isEqualTo(5);
    assertThat(refusal.column()).isEqualTo(3);
    assertThat(refusal.allowed()).contains("temperature", "timeouts", "timeout", "ollama");
    assertThat(refusal.suggestion()).isEqualTo("temperature");
    assertThat(refusal.retryable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lmm: {model: x}                | lmm                | llm
          model: x                       | model              | llm.model
          llm: {maxTokens: 1}            | llm.maxTokens      | max_tokens
          llm: {max-tokens: 1}           | llm.max-tokens     | max_tokens
          llm: {modle: x}                | llm.modle          | model
          llm: {num_ctx: 1}              | llm.num_ctx        | llm.ollama.num_ctx
          llm: {timeouts: {lod: 1}}      | llm.timeouts.lod   | load
          llm: {cache: {nonsense: 1}}    | llm.cache.nonsense |
          """)
  void unknown_keys(String yaml, String key, String suggestion) {
    ConfigurationException refusal = given.yaml(yaml).refusal();

    assertThat(refusal.key()).isEqualTo(key);
    assertThat(refusal.suggestion()).isEqualTo(suggestion);
  }

  @Test
  void where_nothing_is_near_the_names_are_listed() {
    assertThat(given.yaml("llm: {cache: {nonsense: 1}}").refusal())
        .hasMessageEndingWith("line 1, column 15. Allowed: enabled, size, ttl.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          llm:\\n\\tmodel: x|2|1|cannot start any token
          llm:\\n  model: a: b|2|11|mapping values are not allowed here
          llm:\\n  model: "x\\n|3|1|unexpected end of stream, while scanning a quoted scalar that begins in line 2
          llm: {model: x\\n|2|1|expected ',' or '}'
          llm: {model: x}}|1|16|but found '}'
          llm:\\n  model: x\\n bad|3|2|expected <block end>
          llm:\\n  model: x\\n  - y|3|3|but found '-'
          llm:\\n  model: \\1|2|10|character U+0001 is not allowed
          llm: &\\n|1|7|unexpected character found (10)
          ? [a]\\n: b|1|4|this cannot stand here
          llm: {}\\n---\\nllm: {}|3|1|a second document begins here
          llm:\\n  model: *x|2|10|an alias
          llm:\\n  <<: *x|2|7|an alias
          """)
  void malformed_yaml_has_a_line_and_a_column(String yaml, int line, int column, String problem) {
    ConfigurationException refusal = given.yaml(yaml.translateEscapes()).refusal();

    assertThat(refusal).hasMessageStartingWith("Malformed YAML in").hasMessageContaining(problem);
    assertThat(refusal.line()).as("line").isEqualTo(line);
    assertThat(refusal.column()).as("column").isEqualTo(column);
  }

  @Test
  void a_key_stands_there_once() {
    assertThat(given.yaml("llm:\n  model: x\n  model: y\n").refusal())
        .hasMessageStartingWith("Duplicate key \"llm.model\"")
        .hasMessageEndingWith("line 3, column 3; it stands in line 2 already.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a", "text", "llm: 5", "llm: [a]", "llm: {cache: true}"})
  void a_group_is_a_mapping(String yaml) {
    assertThat(given.yaml(yaml).refusal()).hasMessageContaining("it must be a mapping of keys");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"llm: {model: {a: b}}", "llm: {api_key: [x]}", "llm: {headers: {A: [x]}}"})
  void a_value_is_single(String yaml) {
    assertThat(given.yaml(yaml).refusal()).hasMessageContaining("it must be a single value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "llm: {", "{a: [", "- "})
  void levels_have_an_end(String level) {
    assertThat(given.yaml(level.repeat(20_000)).refusal())
        .hasMessageContaining("more than 50 levels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "llm:\n  api_key: \"s3cr3t\n",
        "llm:\n  api_key: s3cr3t: x\n",
        "llm:\n  api_key: [s3cr3t]\n",
        "llm:\n  api_key: \"s3cr3t\\nx\"\n",
        "llm:\n  api_key: \"s3cr3t\u00fc\"\n",
        "llm:\n  headers: {X-A: \"s3cr3t\u043a\"}\n",
        "llm:\n  api_key: *s3cr3t\n",
        "llm:\n  api_key: s3cr3t\n api\n",
        "llm:\n  headers: s3cr3t\n",
        "llm:\n  headers: [s3cr3t]\n",
        "llm:\n  headers: {X-A: \"s3cr3t\\rx\"}\n",
        "llm:\n  headers: {X-A: {s3cr3t: x}}\n",
        "llm:\n  headers: {Host: s3cr3t}\n",
        "llm:\n  endpoint: http://me:s3cr3t@host\n",
        "llm:\n  endpoint: http://me:s3cr3t @host\n",
        "llm:\n  endpoint: me:s3cr3t@host\n",
        "llm:\n  endpoint: http://host?key=s3cr3t\n",
      })
  void no_message_shows_a_secret(String yaml) {
    assertThat(given.yaml(yaml).refusal().toString()).doesNotContain("s3cr3t");
  }
}
