package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.error.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {

  private final Given given;

  ValueTest(@TempDir Path folder) {
    this.given = new Given(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          backend           | olama            | Did you mean "ollama"?
          backend           | vllm             | Allowed: auto, custom, embedded, llamacpp, lmstudio, localai, ollama.
          max_tokens        | 0                | 0 is less than 1
          max_tokens        | 1.5              | "1.5" is no whole number
          max_tokens        | 017              | "017" is no whole number
          max_tokens        | 0x10             | "0x10" is no whole number
          max_tokens        | 2147483648       | "2147483648" is too large
          temperature       | 2.01             | 2.01 is not from 0 to 2
          temperature       | -0.1             | -0.1 is not from 0 to 2
          temperature       | NaN              | "NaN" is no number
          temperature       | 1d               | "1d" is no number
          temperature       | warm             | "warm" is no number
          top_p             | 1.1              | 1.1 is not from 0 to 1
          frequency_penalty | -2.1             | -2.1 is not from -2 to 2
          presence_penalty  | 2.1              | 2.1 is not from -2 to 2
          timeout           | 0                | it must be longer than 0
          timeout           | -1               | it must be longer than 0
          timeout           | soon             | "soon" is no duration
          timeouts.connect  | 0ms              | it must be longer than 0
          timeouts.load     | 40000d           | "40000d" is longer than 36500 days
          timeouts.total    | -5m              | it must be longer than 0
          cache.enabled     | yes              | Allowed: true, false.
          cache.size        | 0                | 0 is less than 1
          cache.ttl         | 0                | it must be longer than 0
          logging.level     | inof             | Did you mean "info"?
          ollama.num_ctx    | 0                | 0 is less than 1
          ollama.num_gpu    | -2               | -2 is less than -1
          ollama.num_thread | 0                | 0 is less than 1
          ollama.think      | hihg             | Did you mean "high"?
          embedded.num_ctx  | 0                | 0 is less than 1
          embedded.num_gpu  | -1               | -1 is less than 0
          embedded.num_thread | 0              | 0 is less than 1
          request_format    | ollama           | Allowed: openai, anthropic, custom.
          request_format    | custom           | "custom" needs llm.custom.request
          response_format   | custom           | "custom" needs llm.custom.request
          custom.path       | generate         | "generate" does not start with /
          custom.text       | a                | "a" does not start with /
          custom.delta      | a                | "a" does not start with /
          custom.done       | a                | "a" does not start with /
          custom.usage      | a                | "a" does not start with /
          custom.stream     | lines            | Allowed: sse, ndjson, none.
          endpoint          | localhost:11434  | does not start with http:// or https://
          endpoint          | ftp://localhost  | does not start with http:// or https://
          endpoint          | http://          | is no URL
          endpoint          | http://a_b:1     | names no host
          endpoint          | http://[::1]:0   | has no port from 1 to 65535
          endpoint          | http://h:65536   | has no port from 1 to 65535
          endpoint          | http://u@h       | it holds a user or password
          endpoint          | http://h/?a=b    | it has a query or a fragment
          endpoint          | http://h/#a      | it has a query or a fragment
          headers           | X-A              | number 1 has no =
          headers           | X-A=1,X-B        | number 2 has no =
          headers           | X A=1            | number 1 has a name that no header can have
          headers           | X-A=1,X-A=2      | number 2 is there twice
          headers           | X-A=1,x-a=2      | x-a is there twice
          headers           | Host=x           | Host is set by the client itself
          """)
  void wrong_values_are_refused_alike_wherever_they_come_from(
      String key, String text, String problem) {
    String name = "llm." + key;
    String variable = "HEARTHLINK_LLM_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    Given file = given.yaml(name.replace(".", ": {") + ": '" + text + "'" + closing(name));
    ConfigurationException inFile = file.refusal();
    ConfigurationException inVariable = file.variable(variable, text).refusal();
    ConfigurationException onCommandLine = file.commandLine(name, text).refusal();

    assertThat(List.of(inFile, inVariable, onCommandLine))
        .allSatisfy(
            refusal -> {
              assertThat(refusal).hasMessageContaining(problem);
              assertThat(refusal.key()).isEqualTo(name);
            });
    assertThat(inFile).hasMessageStartingWith("Wrong value of \"" + name + "\" in ");
    assertThat(inFile.line()).isEqualTo(1);
    assertThat(inFile.column()).isEqualTo(1 + name.replace(".", ": {").length() + 2);
    assertThat(inVariable)
        .hasMessageStartingWith("Wrong value of " + variable + " in the environment: ");
    assertThat(inVariable.source()).isEqualTo("environment");
    assertThat(onCommandLine.source()).isEqualTo("command line");
  }

  private static String closing(String name) {
    return "}".repeat((int) name.chars().filter(c -> c == '.').count());
  }

  @ParameterizedTest
  @CsvSource({
    "temperature, 0",
    "temperature, 2",
    "temperature, .5",
    "temperature, 1e-1",
    "temperature, +1.",
    "top_p, 0",
    "top_p, 1",
    "frequency_penalty, -2",
    "presence_penalty, 2.0",
    "max_tokens, 1",
    "max_tokens, 2147483647",
    "cache.enabled, TRUE",
    "logging.level, trace",
    "ollama.num_gpu, -1",
    "ollama.num_gpu, 0",
    "ollama.keep_alive, 0",
    "ollama.think, max",
    "embedded.num_gpu, 0",
    "backend, OLLAMA",
  })
  void values_at_the_edge_are_taken(String key, String text) {
    assertThat(given.commandLine("llm." + key, text).llm()).isNotEqualTo(LlmConfig.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h, http://h",
    "http://h/, http://h",
    "http://h//, http://h",
    "http://h/v1, http://h",
    "http://h:80/v1/, http://h:80",
    "https://h/api/v1, https://h/api",
    "http://h/v12, http://h/v12",
    "http://h/v1/v1, http://h",
    "HTTP://[::1]:8080/v1, HTTP://[::1]:8080",
  })
  void an_endpoint_is_kept_without_its_end(String written, String kept) {
    assertThat(given.commandLine("llm.endpoint", written).llm().endpoint()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "True, true", "'\"false\"', false", "low, low", "High, high"})
  void thinking_is_a_word_or_a_boolean(String yaml, String think) {
    given.yaml("llm: {ollama: {think: " + yaml + "}}");

    assertThat(given.llm().ollama().think()).isEqualTo(think);
  }

  @Test
  void headers_are_secrets_in_their_order() {
    Map<String, Secret> headers =
        Map.of("X-B", new Secret("1=2"), "X-A", new Secret("7"), "X-C", new Secret(""));
    given.yaml("llm:\n  headers:\n    X-B: 1=2\n    X-A: 7\n    X-C: \"\"\n");
    assertThat(given.llm().headers()).isEqualTo(headers);
    assertThat(given.llm().headers().keySet()).containsExactly("X-B", "X-A", "X-C");

    given.yaml("").variable("HEARTHLINK_LLM_HEADERS", "X-B=1=2, X-A = 7,X-C=");
    assertThat(given.llm().headers()).isEqualTo(headers);
  }

  @Test
  void a_secret_is_not_printed() {
    given.yaml("llm: {api_key: 0123, headers: {Authorization: Bearer s3cr3t}}");

    assertThat(given.llm().apiKey()).isEqualTo(new Secret("0123"));
    assertThat(given.llm().toString()).doesNotContain("0123").doesNotContain("s3cr3t");
  }

  @Test
  void a_custom_request_is_a_mapping_or_json() {
    given.yaml(
        """
        llm:
          request_format: custom
          custom:
            request:
              prompt: ${prompt}
              options: {n: 1, x: 1.50, stop: [a, ~], on: true, text: "1", hex: 0x1F}
            text: /answer
        """);
    CustomFormat mapping = given.llm().custom();
    assertThat(mapping)
        .isEqualTo(
            new CustomFormat(
                "{\"prompt\":\"${prompt}\",\"options\":{\"n\":1,\"x\":1.50,\"stop\":[\"a\",null],"
                    + "\"on\":true,\"text\":\"1\",\"hex\":\"0x1F\"}}",
                "/",
                "/answer",
                null,
                CustomFormat.Framing.NONE,
                null,
                null));
    assertThat(given.llm().responseFormat()).isEqualTo(WireFormat.CUSTOM);

    given.variable("HEARTHLINK_LLM_CUSTOM_REQUEST", "{\"all\": ${messages}}");
    assertThat(given.llm().custom())
        .isNotNull()
        .extracting(CustomFormat::request)
        .isEqualTo("{\"all\": ${messages}}");
  }

  @Test
  void a_response_format_that_is_set_stays() {
    given
        .yaml("llm: {response_format: openai}")
        .variable("HEARTHLINK_LLM_REQUEST_FORMAT", "anthropic");

    assertThat(given.llm().requestFormat()).isEqualTo(WireFormat.ANTHROPIC);
    assertThat(given.llm().responseFormat()).isEqualTo(WireFormat.OPENAI);
  }
}
