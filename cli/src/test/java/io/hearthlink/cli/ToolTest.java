package io.hearthlink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeToolCall;
import io.hearthlink.tools.Approval.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --tool} of {@code ask} and {@code chat}. */
class ToolTest {

  private static final FakeReply ADD =
      FakeReply.text("I add.").withToolCalls(FakeToolCall.of("add", "{\"a\":2,\"b\":2}"));

  private final CliRun cli = new CliRun();

  private int run(FakeServer server, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--endpoint", server.url(), "-m", "ollama:m"));
    return cli.run(all.toArray(String[]::new));
  }

  @Test
  void askRunsTheToolsThatItWasGiven() {
    try (FakeServer server =
        FakeServer.ollama().answerInTurn(ADD, FakeReply.text("It is 4.")).start()) {
      assertThat(run(server, "ask", "What is 2 + 2?", "--tool", "time", "--tool", "math")).isZero();
      assertThat(cli.out()).isEqualTo("I add.\nIt is 4.\n");
      assertThat(cli.err()).isEqualTo("add {\"a\":2,\"b\":2} = 4\n");
      assertThat(server.lastChat().toolNames())
          .containsExactly("current_time", "add", "calculate", "convert_unit", "multiply");
    }
  }

  @Test
  void jsonShowsTheCalls() throws Exception {
    try (FakeServer server =
        FakeServer.ollama().answerInTurn(ADD, FakeReply.text("It is 4.")).start()) {
      assertThat(run(server, "ask", "What is 2 + 2?", "--tool", "add", "--json")).isZero();
      JsonNode json = cli.json();
      assertThat(json.path("text").asText()).isEqualTo("It is 4.");
      assertThat(json.path("rounds").asInt()).isEqualTo(2);
      assertThat(json.at("/tool_calls/0/name").asText()).isEqualTo("add");
      assertThat(json.at("/tool_calls/0/arguments/b").asInt()).isEqualTo(2);
      assertThat(json.at("/tool_calls/0/result").asText()).isEqualTo("4");
      assertThat(json.at("/tool_calls/0/outcome").asText()).isEqualTo("ok");
      assertThat(cli.err()).isEmpty();
      assertThat(server.lastChat().toolNames()).containsExactly("add");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alden"})
  void chatRunsThemFromAPipeToo(String persona) throws Exception {
    try (FakeServer server =
        FakeServer.ollama().answerInTurn(ADD, FakeReply.text("It is 4.")).start()) {
      List<String> args = new ArrayList<>(List.of("chat", "--json", "--tool", "math"));
      if (!persona.isEmpty()) {
        args.add(persona);
      }
      cli.input("What is 2 + 2?\n");
      assertThat(run(server, args.toArray(String[]::new))).isZero();
      JsonNode turn = cli.json().at("/turns/0");
      assertThat(turn.path("text").asText()).isEqualTo("It is 4.");
      assertThat(turn.at("/tool_calls/0/name").asText()).isEqualTo("add");
      assertThat(turn.at("/tool_calls/0/result").asText()).isEqualTo("4");
    }
  }

  @Test
  void readsFilesOfTheFolderThatItWasGiven(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("notes"));
    Files.writeString(folder.resolve("notes/a.txt"), "Buy milk.");
    try (FakeServer server =
        FakeServer.ollama()
            .answerInTurn(FakeReply.toolCall("read_file", "{\"path\":\"a.txt\"}"))
            .answer("You must buy milk.")
            .start()) {
      cli.folder(folder);
      assertThat(run(server, "ask", "What must I do?", "--tool", "files=notes")).isZero();
      assertThat(server.lastChat().toolResults()).containsExactly("Buy milk.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "email; There is no tool \"email\". There are math, text, time and files=DIR",
        "read_file; There is no tool \"read_file\"",
        "files=/no/such/folder; cannot be read"
      })
  void refusesWhatIsNoTool(String tool, String message) {
    assertThat(cli.run("ask", "Hi", "--tool", tool)).isEqualTo(2);
    assertThat(cli.err()).contains(message);
  }

  @Test
  void whoSitsAtTheTerminalIsAskedBeforeAToolRuns() throws Exception {
    byte[] keys = "y\rn\ra\r\u0004".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    try (Terminal terminal =
            TerminalBuilder.builder()
                .system(false)
                .type("ansi")
                .streams(new ByteArrayInputStream(keys), screen)
                .build();
        TypedTurns turns = new TypedTurns(terminal, new Output(cli.shell(), false, false))) {
      ToolApproval approval = new ToolApproval(turns::ask, new Output(cli.shell(), false, false));
      assertThat(approval.decide(call("add")).verdict()).isEqualTo(Verdict.ALLOW);
      assertThat(approval.decide(call("add")).verdict()).isEqualTo(Verdict.REFUSE);
      assertThat(approval.decide(call("add")).verdict()).isEqualTo(Verdict.ALLOW);
      assertThat(approval.decide(call("add")).verdict()).isEqualTo(Verdict.ALLOW);
      assertThat(approval.decide(call("read_file")).verdict()).isEqualTo(Verdict.STOP);
      assertThat(screen.toString(StandardCharsets.UTF_8)).contains("Run add {\"a\":1}?");
    }
  }

  private static ToolExecutionRequest call(String name) {
    return ToolExecutionRequest.builder().id("1").name(name).arguments("{\"a\":1}").build();
  }
}
