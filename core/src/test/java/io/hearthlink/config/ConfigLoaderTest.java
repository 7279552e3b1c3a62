package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {

  private static final String HOME_FILE = "home/.config/hearthlink/hearthlink.yaml";

  private final Path folder;
  private final Given given;

  ConfigLoaderTest(@TempDir Path folder) {
    this.folder = folder;
    this.given = new Given(folder);
  }

  @Test
  void a_whole_file_loads() {
    given.yaml(
        """
        llm:
          backend: ollama
          model: llama2:7b
          endpoint: http://localhost:11434
          timeout: 30
          max_tokens: 2048
          temperature: 0.7
          top_p: 0.9
          cache: {enabled: true, size: 1000, ttl: 3600}
          logging: {level: INFO, log_requests: true, log_responses: false}
          ollama: {num_ctx: 4096, num_gpu: 1, num_thread: 8}
        """);

    assertThat(given.llm())
        .isEqualTo(
            LlmConfig.builder()
                .backend("ollama")
                .model("llama2:7b")
                .endpoint("http://localhost:11434")
                .timeout(Duration.ofSeconds(30))
                .maxTokens(2048)
                .temperature(0.7)
                .topP(0.9)
                .cache(new CacheConfig(true, 1000, Duration.ofHours(1)))
                .logging(new LoggingConfig(LoggingConfig.Level.INFO, true, false))
                .ollama(OllamaConfig.DEFAULT.withNumCtx(4096).withNumGpu(1).withNumThread(8))
                .build());
  }

  @Test
  void all_variables_load() {
    given
        .variable("HEARTHLINK_LLM_BACKEND", "lmstudio")
        .variable("HEARTHLINK_LLM_MODEL", "qwen3:4b")
        .variable("HEARTHLINK_LLM_ENDPOINT", "http://gpu:1234/v1")
        .variable("HEARTHLINK_LLM_TIMEOUT", "30")
        .variable("HEARTHLINK_LLM_MAX_TOKENS", "2048")
        .variable("HEARTHLINK_LLM_TEMPERATURE", "0.7")
        .variable("HEARTHLINK_LLM_TOP_P", "0.9")
        .variable("HEARTHLINK_LLM_FREQUENCY_PENALTY", "-0.5")
        .variable("HEARTHLINK_LLM_PRESENCE_PENALTY", "0.5")
        .variable("HEARTHLINK_LLM_CACHE_ENABLED", "true")
        .variable("HEARTHLINK_LLM_CACHE_SIZE", "10")
        .variable("HEARTHLINK_LLM_CACHE_TTL", "60")
        .variable("HEARTHLINK_LLM_LOG_LEVEL", "DEBUG")
        .variable("HEARTHLINK_LLM_LOG_REQUESTS", "true")
        .variable("HEARTHLINK_LLM_LOG_RESPONSES", "true")
        .variable("HEARTHLINK_LLM_TIMEOUTS_LOAD", "20m")
        .variable("HEARTHLINK_MEMORY_TURNS", "3")
        .variable("HEARTHLINK_HOME", "is not ours");

    assertThat(given.loader().load())
        .isEqualTo(
            new HearthlinkConfig(
                LlmConfig.builder()
                    .backend("lmstudio")
                    .model("qwen3:4b")
                    .endpoint("http://gpu:1234")
                    .timeouts(Timeouts.DEFAULT.withLoad(Duration.ofMinutes(20)))
                    .timeout(Duration.ofSeconds(30))
                    .maxTokens(2048)
                    .temperature(0.7)
                    .topP(0.9)
                    .frequencyPenalty(-0.5)
                    .presencePenalty(0.5)
                    .cache(new CacheConfig(true, 10, Duration.ofMinutes(1)))
                    .logging(new LoggingConfig(LoggingConfig.Level.DEBUG, true, true))
                    .build(),
                new MemoryConfig(3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "---\n",
        "---\n# nothing\n...\n",
        "llm:\n",
        "llm: {cache: ~}\n"
      })
  void a_file_that_sets_nothing_leaves_the_defaults(String text) {
    assertThat(given.yaml(text).loader().load()).isEqualTo(HearthlinkConfig.DEFAULT);
  }

  @Test
  void without_sources_the_defaults_hold() {
    given.variable("HEARTHLINK_LLM_MODEL", " ").variable("HEARTHLINK_CONFIG", "");

    assertThat(given.loader().load()).isEqualTo(HearthlinkConfig.DEFAULT);
    assertThat(given.loader().file()).isEmpty();
  }

  @Test
  void of_the_places_of_the_file_the_first_one_counts() {
    given.file(HOME_FILE, "llm: {model: home}");
    assertThat(given.llm().model()).isEqualTo("home");

    given.yaml("llm: {model: folder}");
    assertThat(given.llm().model()).isEqualTo("folder");

    given.file("named.yaml", "llm: {model: named}").variable("HEARTHLINK_CONFIG", "named.yaml");
    assertThat(given.llm().model()).isEqualTo("named");

    given.file("explicit.yaml", "llm: {model: explicit}");
    ConfigLoader loader = given.loader().withFile(Path.of("explicit.yaml"));
    assertThat(loader.load().llm().model()).isEqualTo("explicit");
    assertThat(loader.file()).contains(folder.resolve("explicit.yaml"));
  }

  @Test
  void a_file_that_is_asked_for_must_exist() {
    given.yaml("llm: {model: folder}");
    assertThat(Given.refusalOf(given.loader().withFile(Path.of("none.yaml"))))
        .hasMessage("There is no configuration file " + folder.resolve("none.yaml") + ".");

    given.variable("HEARTHLINK_CONFIG", "none.yaml");
    assertThat(given.refusal()).hasMessageContaining("There is no configuration file");
  }

  @Test
  void a_folder_in_place_of_the_file_is_refused() throws IOException {
    Files.createDirectory(folder.resolve("hearthlink.yaml"));

    assertThat(given.refusal()).hasMessageContaining("hearthlink.yaml cannot be read");
  }

  @Test
  void a_file_in_another_encoding_is_refused() throws IOException {
    Files.write(folder.resolve("hearthlink.yaml"), new byte[] {'#', (byte) 0xe4, '\n'});

    assertThat(given.refusal()).hasMessageContaining("is not encoded in UTF-8");
  }

  @Test
  void a_byte_order_mark_is_no_content() {
    assertThat(given.yaml("\uFEFFllm: {model: übung}").llm().model()).isEqualTo("übung");
  }

  @Test
  void a_file_may_have_256_kibibytes() {
    String text = "#".repeat(256 * 1024 - 1) + "\n";
    assertThat(given.yaml(text).loader().load()).isEqualTo(HearthlinkConfig.DEFAULT);

    assertThat(given.yaml(text + "\n").refusal()).hasMessageContaining("is larger than 256 KiB");
  }

  @Test
  void overrides_take_text_values_of_the_type_and_whole_records() {
    Timeouts timeouts = Timeouts.DEFAULT.withTotal(Duration.ofHours(1));
    given
        .yaml("llm: {timeouts: {connect: 1, total: 2}, ollama: {think: low}}")
        .commandLine("llm.timeouts", timeouts)
        .commandLine("llm.timeouts.load", Duration.ofHours(2))
        .commandLine("llm.max_tokens", 5)
        .commandLine("llm.temperature", "0.5")
        .commandLine("llm.ollama", OllamaConfig.DEFAULT)
        .commandLine("llm.headers", Map.of("X-A", "1"))
        .commandLine("llm.request_format", WireFormat.ANTHROPIC);

    assertThat(given.llm())
        .isEqualTo(
            LlmConfig.builder()
                .timeouts(timeouts.withLoad(Duration.ofHours(2)))
                .maxTokens(5)
                .temperature(0.5)
                .header("X-A", "1")
                .requestFormat(WireFormat.ANTHROPIC)
                .responseFormat(WireFormat.ANTHROPIC)
                .build());
  }

  @Test
  void later_overrides_are_stronger() {
    ConfigLoader loader =
        given
            .commandLine("llm.model", "first")
            .loader()
            .withOverrides("builder", Map.of("llm.model", "second"));

    assertThat(loader.load().llm().model()).isEqualTo("second");
  }

  @Test
  void this_process_has_an_environment() {
    Environment environment = Environment.system();

    assertThat(environment.variables()).isEqualTo(System.getenv());
    assertThat(environment.folder().toAbsolutePath()).isDirectory();
    assertThat(environment.home()).isAbsolute();
  }
}
