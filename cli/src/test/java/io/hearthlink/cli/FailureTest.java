package io.hearthlink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exit codes and messages, as text and as JSON. */
class FailureTest {

  private final CliRun cli = new CliRun();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "                         | 2 | A command is missing",
        "bake                     | 2 | There is no command \"bake\"",
        "--bake                   | 2 | There is no option \"--bake\"",
        "ask                      | 2 | PROMPT",
        "ask -                    | 2 | The prompt is empty",
        "ask two words            | 2 | Put the prompt in quotes",
        "ask hi --seed x          | 2 | --seed",
        "ask hi --temperature 3   | 2 | llm.temperature",
        "ask hi --timeout -1      | 2 | llm.timeouts.idle",
        "ask hi --backend nowhere | 2 | llm.backend",
        "models --temperature 1   | 2 | --temperature",
        "chat bob                 | 2 | There is no persona",
        "chat alden --system x    | 2 | leave --system out",
        "ask hi --config no.yaml  | 3 | no.yaml",
        "ask hi --backend custom  | 3 | endpoint",
      })
  void whatIsWrongIsSaidAndCoded(String line, int code, String message) throws Exception {
    List<String> words = line == null ? List.of() : List.of(line.split(" "));
    assertThat(cli.run(words.toArray(String[]::new))).isEqualTo(code);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).startsWith("Error: ").contains(message);

    CliRun again = new CliRun();
    List<String> json = new java.util.ArrayList<>(words);
    json.add("--json");
    assertThat(again.run(json.toArray(String[]::new))).isEqualTo(code);
    assertThat(again.json().at("/error/exit_code").asInt()).isEqualTo(code);
    assertThat(again.json().at("/error/message").asText()).contains(message);
    assertThat(again.err()).isEmpty();
  }

  @Test
  void wrongYamlIsNamedWithLineAndColumn(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("hearthlink.yaml"), "llm:\n  bakend: ollama\n");
    assertThat(cli.folder(folder).run("ask", "Hi")).isEqualTo(3);
    assertThat(cli.err()).contains("hearthlink.yaml", "2", "3", "\"backend\"");
  }

  @Test
  void noServerIsFour() {
    try (FakeServer nobody = FakeServer.refusing()) {
      assertThat(cli.run("ask", "Hi", "--endpoint", nobody.url(), "-m", "ollama:m")).isEqualTo(4);
      assertThat(cli.err())
          .contains("No model server answers at " + nobody.url() + " (connection refused)");
    }
  }

  @Test
  void aMissingModelIsFiveWithTheNearestNames() {
    try (FakeServer server = FakeServer.ollama().model("qwen3:4b").answer("Yes").start()) {
      int code = cli.run("ask", "Hi", "--endpoint", server.url(), "-m", "ollama:qwen3:8b");
      assertThat(code).isEqualTo(5);
      assertThat(cli.err()).contains("ollama pull qwen3:8b", "qwen3:4b");
    }
  }

  @Test
  void silenceIsSix() {
    try (FakeServer server = FakeServer.ollama().answer(FakeReply.silence()).start()) {
      int code =
          cli.run(
              "ask", "Hi", "--endpoint", server.url(), "-m", "ollama:m", "--load-timeout", "0.1");
      assertThat(code).isEqualTo(6);
      assertThat(cli.err()).contains("llm.timeouts.load");
    }
  }

  @Test
  void aStallIsSixAfterWhatCame() {
    try (FakeServer server =
        FakeServer.ollama().answer(FakeReply.pieces("Well", " …").stallingAfter(1)).start()) {
      int code =
          cli.run("ask", "Hi", "--endpoint", server.url(), "-m", "ollama:m", "--timeout", "0.2");
      assertThat(code).isEqualTo(6);
      assertThat(cli.out()).isEqualTo("Well\n");
      assertThat(cli.err()).contains("llm.timeouts.idle");
    }
  }

  @ParameterizedTest
  @CsvSource({"true, ''", "true, --no-color", "false, ''"})
  void colourIsForTerminals(boolean terminal, String option) {
    CliRun run = terminal ? cli.terminals() : cli;
    assertThat(option.isEmpty() ? run.run("bake") : run.run("bake", option)).isEqualTo(2);
    assertThat(run.err().contains("\u001b[31mError: ")).isEqualTo(terminal && option.isEmpty());
    assertThat(run.err()).contains("Error: ");
  }

  @Test
  void aUserMayForbidColourEverywhere() {
    assertThat(cli.terminals().variables(Map.of("NO_COLOR", "1")).run("bake")).isEqualTo(2);
    assertThat(cli.err()).startsWith("Error: ");
  }
}
