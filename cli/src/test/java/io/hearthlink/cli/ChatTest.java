package io.hearthlink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code chat}: turns from a pipe, memory, interrupted and failed turns. */
class ChatTest {

  private final CliRun cli = new CliRun();

  @ParameterizedTest
  @ValueSource(strings = {"", "alden"})
  void answersEachLineOfAPipeAndRemembersThem(String persona) {
    try (FakeServer server =
        FakeServer.ollama().answerWith(c -> FakeReply.text("Re: " + c.userText())).start()) {
      List<String> args = new ArrayList<>(List.of("chat", "--endpoint", server.url()));
      args.addAll(List.of("-m", "ollama:m"));
      if (!persona.isEmpty()) {
        args.add(persona);
      }
      int code = cli.input("one\n\n  \ntwo").run(args.toArray(String[]::new));
      assertThat(code).isZero();
      assertThat(cli.out()).isEqualTo("Re: one\nRe: two\n");
      assertThat(cli.err()).isEmpty();
      assertThat(contents(server.lastChat().messages())).endsWith("one", "Re: one", "two");
      assertThat(server.lastChat().systemText().contains("Alden")).isEqualTo(!persona.isEmpty());
    }
  }

  @Test
  void remembersTheLastTenTurns() {
    try (FakeServer server = FakeServer.ollama().answer("Yes").start()) {
      StringBuilder lines = new StringBuilder();
      for (int i = 1; i <= 13; i++) {
        lines.append("turn ").append(i).append('\n');
      }
      assertThat(
              cli.input(lines.toString()).run("chat", "--endpoint", server.url(), "-m", "ollama:m"))
          .isZero();
      assertThat(contents(server.lastChat().messages()))
          .hasSize(21)
          .startsWith("turn 3")
          .endsWith("turn 13");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alden"})
  void ctrlCStopsTheAnswerAndNotTheChat(String persona) throws Exception {
    try (FakeServer server =
        FakeServer.ollama()
            .answerInTurn(FakeReply.pieces("On and", " on").stallingAfter(1))
            .answer("Done")
            .start()) {
      List<String> args = new ArrayList<>(List.of("chat", "--endpoint", server.url()));
      args.addAll(List.of("-m", "ollama:m"));
      if (!persona.isEmpty()) {
        args.add(persona);
      }
      CompletableFuture<Integer> code = cli.input("one\ntwo\n").start(args.toArray(String[]::new));
      cli.out.await("On and");
      cli.interrupts.fire();
      assertThat(code.get()).isZero();
      assertThat(cli.out()).isEqualTo("On and\nDone\n");
      assertThat(cli.err()).isEqualTo("Interrupted.\n");
      assertThat(contents(server.lastChat().messages())).endsWith("two").doesNotContain("one");
    }
  }

  @Test
  void aFailedTurnFromAPipeEndsTheChatWithItsCode() throws Exception {
    try (FakeServer server =
        FakeServer.ollama()
            .answerInTurn(FakeReply.text("Fine"), FakeReply.error(500, "out of luck"))
            .start()) {
      int code =
          cli.input("one\ntwo\nthree\n")
              .run("chat", "--json", "--endpoint", server.url(), "-m", "ollama:m");
      assertThat(code).isEqualTo(7);
      JsonNode json = cli.json();
      assertThat(json.at("/turns/0/user").asText()).isEqualTo("one");
      assertThat(json.at("/turns/0/text").asText()).isEqualTo("Fine");
      assertThat(json.at("/error/type").asText()).isEqualTo("server");
      assertThat(server.chats()).hasSize(2);
    }
  }

  @Test
  void readsTypedTurns() throws Exception {
    byte[] keys = "hello\r\r/exit\r".getBytes(StandardCharsets.UTF_8);
    try (Terminal terminal =
            TerminalBuilder.builder()
                .system(false)
                .type("ansi")
                .streams(new ByteArrayInputStream(keys), new ByteArrayOutputStream())
                .build();
        TypedTurns turns = new TypedTurns(terminal, new Output(cli.shell(), false, false))) {
      assertThat(turns.next()).isEqualTo("hello");
      assertThat(turns.next()).isNull();
      assertThat(turns.interactive()).isTrue();
    }
  }

  private static List<String> contents(JsonNode messages) {
    List<String> contents = new ArrayList<>();
    messages.forEach(message -> contents.add(message.path("content").asText()));
    return contents;
  }
}
