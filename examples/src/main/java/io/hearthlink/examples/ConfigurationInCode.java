package io.hearthlink.examples;

import io.hearthlink.Hearthlink;
import io.hearthlink.config.EmbeddedConfig;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.MemoryConfig;
import io.hearthlink.config.Timeouts;
import java.time.Duration;

/** Configures everything in code, so that neither files nor variables are read. */
public final class ConfigurationInCode {

  private ConfigurationInCode() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    Timeouts timeouts =
        Timeouts.DEFAULT.withIdle(Duration.ofSeconds(30)).withTotal(Duration.ofMinutes(2));
    try (Hearthlink hearth =
        Hearthlink.builder()
            .backend("embedded")
            .model("ember")
            .llm(llm -> llm.temperature(0).maxTokens(100).timeouts(timeouts))
            .llm(llm -> llm.embedded(EmbeddedConfig.DEFAULT.withNumThread(1)))
            .memory(new MemoryConfig(5))
            .build()) {
      LlmConfig llm = hearth.config().llm();
      System.out.println("Backend: " + llm.backend());
      System.out.println("Most tokens: " + llm.maxTokens());
      System.out.println("Timeouts: " + llm.timeouts());
      System.out.println(hearth.client().generate("What is machine learning?").text());
    }
  }
}
