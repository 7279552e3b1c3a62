package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.hearthlink.Hearthlink;
import io.hearthlink.config.WireFormat;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.StructuredOutputException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods of a persona that return something else than text. */
class TypedTurnTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String JSON = "{\"name\":\"Anna\",\"age\":34}";
  private static final Person ANNA = new Person("Anna", 34);

  record Person(String name, int age) {}

  enum Mood {
    GOOD,
    BAD
  }

  @SystemMessage("You are a clerk.")
  interface Clerk {
    String chat(String text);

    Person person(String text);

    @UserMessage("Who is in this text? {{text}}")
    List<Person> people(@MemoryId String user, @V("text") String text);

    Mood mood(String text);

    int count(String text);

    boolean agrees(String text);

    LocalDate day(String text);

    Result<Person> full(String text);

    CompletableFuture<Person> later(String text);
  }

  private static Clerk clerk(Stage stage) {
    return Personas.create(Clerk.class, stage.client());
  }

  @Test
  void returnsRecordsAndListsAndPlainValues() {
    try (Stage stage =
        Stage.with(
            server ->
                server.answerInTurn(
                    FakeReply.text(JSON),
                    FakeReply.text("[" + JSON + "]"),
                    FakeReply.text("{\"value\":\"GOOD\"}"),
                    FakeReply.text("{\"value\":3}"),
                    FakeReply.text("{\"value\":true}"),
                    FakeReply.text("{\"value\":\"2026-11-24\"}")))) {
      Clerk clerk = clerk(stage);
      assertThat(clerk.person("Anna is 34.")).isEqualTo(ANNA);
      assertThat(clerk.people("u", "Anna is 34.")).containsExactly(ANNA);
      assertThat(clerk.mood("Fine!")).isEqualTo(Mood.GOOD);
      assertThat(clerk.count("a b c")).isEqualTo(3);
      assertThat(clerk.agrees("yes")).isTrue();
      assertThat(clerk.day("today")).isEqualTo("2026-11-24");
      assertThat(stage.lastMessages().get(0)).isEqualTo("system: You are a clerk.");
    }
  }

  @Test
  void remembersTheWordsOfTheUserAndTheJsonThatFitted() {
    try (Stage stage =
        Stage.with(
            server ->
                server.answerInTurn(
                    FakeReply.text("{\"name\":\"Anna\",\"age\":\"old\"}"),
                    FakeReply.text("```json\n{\"name\": \"Anna\", \"age\": 34,}\n```"),
                    FakeReply.text("You are welcome.")))) {
      Clerk clerk = clerk(stage);
      assertThat(clerk.person("Anna is 34.")).isEqualTo(ANNA);
      assertThat(clerk.chat("Thanks")).isEqualTo("You are welcome.");
      assertThat(stage.lastMessages())
          .containsExactly(
              "system: You are a clerk.",
              "user: Anna is 34.",
              "assistant: " + JSON,
              "user: Thanks");
    }
  }

  @Test
  void forgetsATurnThatDidNotFit() {
    try (Stage stage =
        Stage.with(
            server ->
                server.answerWith(
                    call ->
                        FakeReply.text(call.userText().contains("Hello") ? "Hi" : "no idea")))) {
      Clerk clerk = clerk(stage);
      StructuredOutputException failure =
          catchThrowableOfType(StructuredOutputException.class, () -> clerk.person("Anna"));
      assertThat(failure.rawText()).isEqualTo("no idea");
      assertThat(clerk.chat("Hello")).isEqualTo("Hi");
      assertThat(stage.lastMessages()).containsExactly("system: You are a clerk.", "user: Hello");
    }
  }

  @Test
  void tellsTheWholeCostAndComesInTheFuture() {
    try (Stage stage =
        Stage.with(
            server ->
                server.answerInTurn(
                    FakeReply.text("{}").withUsage(10, 1),
                    FakeReply.text(JSON).withUsage(20, 2),
                    FakeReply.text(JSON),
                    FakeReply.error(500, "boom"),
                    FakeReply.silence()))) {
      Clerk clerk = clerk(stage);
      Result<Person> full = clerk.full("Anna is 34.");
      assertThat(full.content()).isEqualTo(ANNA);
      assertThat(full.tokenUsage().totalTokenCount()).isEqualTo(33);
      assertThat(full.finishReason()).isEqualTo(FinishReason.STOP);

      assertThat(clerk.later("Anna is 34.")).succeedsWithin(SOON).isEqualTo(ANNA);
      assertThat(clerk.later("Anna"))
          .failsWithin(SOON)
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(ServerException.class);

      CompletableFuture<Person> cancelled = clerk.later("Anna");
      stage.server().awaitRequest(5);
      assertThat(cancelled.cancel(true)).isTrue();
      stage.server().awaitDisconnect(SOON);
    }
  }

  static Stream<FakeServer> servers() {
    FakeReply prose = FakeReply.text("Sure! " + JSON);
    return Stream.of(
        FakeServer.ollama().answer(prose).start(),
        FakeServer.llamaServer().answer(prose).start(),
        FakeServer.anthropic().answer(prose).start(),
        FakeServer.openAi()
            .answerWith(
                call ->
                    call.schema().isMissingNode() && call.toolNames().isEmpty()
                        ? prose
                        : FakeReply.error(400, "m does not support structured output"))
            .start());
  }

  /** Servers that take no notice of a schema, and one that refuses it. */
  @ParameterizedTest
  @MethodSource("servers")
  void worksOnServersWithoutSchemas(FakeServer server) {
    boolean anthropic = server.toString().startsWith("anthropic");
    boolean ollama = server.toString().startsWith("ollama");
    WireFormat format = anthropic ? WireFormat.ANTHROPIC : WireFormat.OPENAI;
    try (server;
        Hearthlink hearth =
            Hearthlink.builder()
                .llm(llm -> llm.endpoint(server.url()).model("m"))
                .llm(
                    llm ->
                        ollama
                            ? llm.backend("ollama")
                            : llm.backend("custom").requestFormat(format).responseFormat(format))
                .build()) {
      Clerk clerk = Personas.create(Clerk.class, hearth.client());
      assertThat(clerk.person("Anna is 34.")).isEqualTo(ANNA);
      assertThat(clerk.person("Anna is 34.")).isEqualTo(ANNA);
    }
  }
}
