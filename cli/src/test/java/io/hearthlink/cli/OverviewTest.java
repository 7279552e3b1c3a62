package io.hearthlink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.FakeModel;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that show what is there: models, doctor, tour, help and version. */
class OverviewTest {

  private final CliRun cli = new CliRun();

  @Test
  void modelsAreATable() {
    try (FakeServer server =
        FakeServer.ollama()
            .model(FakeModel.of("qwen3:4b").withContextLength(8192))
            .model("a")
            .start()) {
      assertThat(cli.run("models", "--endpoint", server.url())).isZero();
      assertThat(cli.out().lines())
          .hasSize(3)
          .first()
          .isEqualTo("NAME      SIZE    QUANTIZATION  CONTEXT  LOADED");
      assertThat(cli.out()).containsPattern("qwen3:4b +4\\.3 MB +\\S+ +8192 +(yes|no)\n");
      assertThat(cli.err()).isEqualTo("The models of ollama at " + server.url() + ":\n");
    }
  }

  @Test
  void modelsAreAnObject() throws Exception {
    try (FakeServer server = FakeServer.ollama().model("qwen3:4b").start()) {
      assertThat(cli.run("models", "--json", "--endpoint", server.url())).isZero();
      assertThat(cli.json().path("backend").asText()).isEqualTo("ollama");
      assertThat(cli.json().at("/models/0/name").asText()).isEqualTo("qwen3:4b");
      assertThat(cli.json().at("/models/0/size_bytes").asLong()).isEqualTo(4_318_154);
    }
  }

  @Test
  void aServerWithoutModelsHasAnEmptyListAndAdvice() {
    try (FakeServer server =
        FakeServer.ollama().route("GET", "/api/tags", FakeReply.json("{\"models\":[]}")).start()) {
      assertThat(cli.run("models", "--endpoint", server.url(), "--backend", "ollama")).isZero();
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err()).contains("has no model. Get it with \"ollama pull");
    }
  }

  @Test
  void aServerWithoutAModelToTalkWithShowsWhatItHas() throws Exception {
    try (FakeServer server = FakeServer.ollama().model("big:cloud").start()) {
      String[] where = {"--endpoint", server.url(), "--backend", "ollama"};
      assertThat(cli.run("models", where[0], where[1], where[2], where[3])).isZero();
      assertThat(cli.out()).contains("big:cloud");
      CliRun doctor = new CliRun();
      assertThat(doctor.run("doctor", where[0], where[1], where[2], where[3])).isEqualTo(4);
      assertThat(doctor.out()).contains("has no model to talk with. Get it with \"ollama pull");
    }
  }

  @Test
  void doctorNamesWhatItFoundAndWhatToDoNext(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("hearthlink.yaml"), "llm: {model: qwen3:4b}\n");
    try (FakeServer server = FakeServer.ollama().model("qwen3:4b").start()) {
      assertThat(cli.folder(folder).run("doctor", "--endpoint", server.url())).isZero();
      assertThat(cli.out())
          .contains("Java " + System.getProperty("java.version"), file.toString())
          .contains(server.url() + "  ollama, 1 model: qwen3:4b")
          .contains("auto           takes ollama at " + server.url() + ", because ")
          .contains("used           qwen3:4b on ollama at " + server.url())
          .contains("next           Ask something");
    }
  }

  @Test
  void doctorSaysThatTheModelIsMissing() {
    try (FakeServer server = FakeServer.ollama().model("qwen3:4b").start()) {
      assertThat(cli.run("doctor", "--endpoint", server.url(), "-m", "mistral:7b")).isZero();
      assertThat(cli.out()).contains("The model mistral:7b is not at", "ollama pull mistral:7b");
    }
  }

  @Test
  void doctorFailsWhereNothingIsUsable() throws Exception {
    try (FakeServer nobody = FakeServer.refusing()) {
      assertThat(cli.run("doctor", "--json", "--endpoint", nobody.url())).isEqualTo(4);
      assertThat(cli.json().path("usable").asBoolean()).isFalse();
      assertThat(cli.json().at("/found/0/endpoint").asText()).isEqualTo(nobody.url());
      assertThat(cli.json().at("/auto").isNull()).isTrue();
      assertThat(cli.json().path("next").asText()).contains("ollama serve");
    }
  }

  @Test
  void tourShowsAStreamAConversationAndAPersona() throws Exception {
    try (FakeServer server =
        FakeServer.ollama()
            .answerWhen(call -> call.userText().contains("my name?"), "Your name is Priya.")
            .answerWhen(call -> call.systemText().contains("Alden"), "I am Alden.")
            .answer("Indeed.")
            .start()) {
      String[] args = {"tour", "--endpoint", server.url(), "-m", "ollama:m"};
      assertThat(cli.run(args)).isZero();
      assertThat(cli.out()).isEqualTo("Indeed.\nIndeed.\nYour name is Priya.\nI am Alden.\n");
      assertThat(cli.err()).contains("m on ollama", "> What is my name?", "It remembered.");

      CliRun json = new CliRun();
      assertThat(json.run(args[0], "--json", args[1], args[2], args[3], args[4])).isZero();
      assertThat(json.json().path("steps")).hasSize(4);
      assertThat(json.json().at("/steps/3/text").asText()).isEqualTo("I am Alden.");
    }
  }

  @Test
  void tourWorksWithNothingInstalled() {
    assertThat(cli.run("tour", "--backend", "embedded", "--model", "ember")).isZero();
    assertThat(cli.out()).containsIgnoringCase("learn").contains("Priya", "Alden");
    assertThat(cli.err()).contains("It remembered.");
  }

  @Test
  void versionNamesAllThree() throws Exception {
    assertThat(cli.run("--version")).isZero();
    assertThat(cli.out())
        .matches("hearthlink \\d\\S+, LangChain4j \\d\\S+, Java \\d\\S+ \\(.+\\)\n");
    CliRun json = new CliRun();
    assertThat(json.run("ask", "--version", "--json")).isZero();
    assertThat(json.json().fieldNames())
        .toIterable()
        .containsExactly("hearthlink", "langchain4j", "java");
  }

  @Test
  void helpIsOnStandardOutput() {
    assertThat(cli.run("ask", "--help")).isZero();
    assertThat(cli.out()).contains("Usage: hearthlink ask", "PROMPT", "--seed", "--load-timeout");
    assertThat(cli.err()).isEmpty();
    CliRun root = new CliRun();
    assertThat(root.variables(Map.of()).run("--help")).isZero();
    assertThat(root.out()).contains("ask", "chat", "models", "doctor", "tour");
  }
}
