package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

  private final Path folder;

  ConfigLoaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theSimpleFileLoads() throws Exception {
    Files.writeString(
        folder.resolve("hearthlink.yaml"),
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
    LlmConfig llm = ConfigLoader.of(new Environment(Map.of(), folder, folder)).load().llm();
    assertThat(llm)
        .isEqualTo(
            LlmConfig.builder()
                .backend("ollama")
                .model("llama2:7b")
                .endpoint("http://localhost:11434/v1/")
                .timeout(Duration.ofSeconds(30))
                .maxTokens(2048)
                .temperature(0.7)
                .topP(0.9)
                .cache(new CacheConfig(true, 1000, Duration.ofHours(1)))
                .logging(new LoggingConfig(LoggingConfig.Level.INFO, true, false))
                .ollama(OllamaConfig.DEFAULT.withNumCtx(4096).withNumGpu(1).withNumThread(8))
                .build());
  }
}
