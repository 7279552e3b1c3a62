package io.hearthlink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ask --schema}: an answer that is JSON. */
class SchemaTest {

  private static final String FIELDS = "name, age int";

  private final CliRun cli = new CliRun();

  private int ask(FakeServer server, String... more) {
    String[] args = {"ask", "Anna is 34.", "--endpoint", server.url(), "-m", "ollama:m"};
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return cli.run(all);
  }

  @Test
  void printsTheJsonAndNothingElse() {
    try (FakeServer server =
        FakeServer.ollama().answer("Sure: {\"name\": \"Anna\", \"age\": \"34\"}").start()) {
      assertThat(ask(server, "--schema", FIELDS)).isZero();
      assertThat(cli.out()).isEqualTo("{\"name\":\"Anna\",\"age\":34}\n");
      assertThat(cli.err()).isEqualTo("The JSON of the answer was repaired.\n");
      assertThat(server.lastChat().schema().path("required")).hasSize(2);
    }
  }

  @Test
  void putsItIntoTheUsualObject() throws IOException {
    try (FakeServer server =
        FakeServer.ollama().answer("{\"name\": \"Anna\", \"age\": 34}").start()) {
      assertThat(ask(server, "--json", "--schema", FIELDS)).isZero();
      assertThat(cli.json().at("/json/age").intValue()).isEqualTo(34);
      assertThat(cli.json().at("/model").asText()).isEqualTo("m");
      assertThat(cli.err()).isEmpty();
    }
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("f.json"),
            "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"]}");
    try (FakeServer server = FakeServer.ollama().answer("{\"n\":1}").start()) {
      assertThat(ask(server, "--schema-file", file.toString())).isZero();
      assertThat(cli.out()).isEqualTo("{\"n\":1}\n");
    }
  }

  @Test
  void saysWhyNoAnswerFits() {
    try (FakeServer server = FakeServer.ollama().answer("{\"name\":\"Anna\"}").start()) {
      assertThat(ask(server, "--schema", FIELDS)).isEqualTo(ExitCodes.MODEL);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err()).contains("after 3 answers", "  /: required property 'age' not found");
    }
  }

  @Test
  void saysItInJsonToo() throws IOException {
    try (FakeServer server = FakeServer.ollama().answer(FakeReply.text("no")).start()) {
      assertThat(ask(server, "--schema", FIELDS, "--json")).isEqualTo(ExitCodes.MODEL);
      assertThat(cli.json().at("/error/type").asText()).isEqualTo("structured_output");
      assertThat(cli.json().at("/error/problems/0").asText())
          .isEqualTo("There is no JSON in the answer.");
    }
  }

  @Test
  void refusesASchemaThatIsWrong(@TempDir Path folder) throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{");
    try (FakeServer server = FakeServer.ollama().start()) {
      assertThat(ask(server, "--schema", "name, age integer")).isEqualTo(ExitCodes.USAGE);
      assertThat(cli.err()).contains("character 11", "\"integer\" is no type");
      assertThat(ask(server, "--schema-file", broken.toString())).isEqualTo(ExitCodes.USAGE);
      assertThat(ask(server, "--schema-file", "missing.json")).isEqualTo(ExitCodes.USAGE);
      assertThat(ask(server, "--schema", FIELDS, "--schema-file", "f")).isEqualTo(ExitCodes.USAGE);
      assertThat(server.chats()).isEmpty();
    }
  }
}
