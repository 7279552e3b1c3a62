package io.hearthlink.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.Hearthlink;
import io.hearthlink.config.ConfigLoader;
import io.hearthlink.config.Environment;
import io.hearthlink.config.HearthlinkConfig;
import io.hearthlink.engine.Answer;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Loads the configurations of the README, and asks a server in the format that it describes. */
class ReadmeYamlTest {

  private static final List<Block> FILES = Block.ofReadme("yaml");

  private final Path folder;

  ReadmeYamlTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void loads(Block block) throws IOException {
    assertThat(load(block.text())).isNotEqualTo(HearthlinkConfig.DEFAULT);
  }

  @Test
  void a_server_with_a_format_of_its_own_needs_no_code() throws IOException {
    String yaml =
        FILES.stream()
            .map(Block::text)
            .filter(text -> text.contains("backend: custom"))
            .findFirst()
            .orElseThrow();
    FakeReply reply =
        FakeReply.stream(
            "application/x-ndjson",
            "{\"token\":{\"text\":\"Good \"}}\n",
            "{\"token\":{\"text\":\"day\"}}\n",
            "{\"finished\":true,\"usage\":{\"input_tokens\":3,\"output_tokens\":2}}\n");
    try (FakeServer server = FakeServer.openAi().route("POST", "/generate", reply).start();
        Hearthlink hearth =
            Hearthlink.of(load(yaml.replace("http://localhost:5000", server.url())))) {
      Answer answer = hearth.client().generate("Hello");

      assertThat(answer.text()).isEqualTo("Good day");
      assertThat(answer.report().usage().totalTokenCount()).isEqualTo(5);
      assertThat(server.requests("/generate").get(0).body())
          .isEqualTo("{\"model\":\"small\",\"input\":\"Hello\",\"stream\":true}");
    }
  }

  private HearthlinkConfig load(String yaml) throws IOException {
    Files.writeString(folder.resolve("hearthlink.yaml"), yaml);
    return ConfigLoader.of(new Environment(Map.of(), folder, folder.resolve("home"))).load();
  }
}
