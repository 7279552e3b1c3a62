package io.hearthlink.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.Hearthlink;
import io.hearthlink.config.CustomFormat;
import io.hearthlink.config.CustomFormat.Framing;
import io.hearthlink.config.WireFormat;
import io.hearthlink.error.ContextLengthException;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.OutputAttempt;
import io.hearthlink.error.OutputAttempt.Mode;
import io.hearthlink.error.StructuredOutputException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From the schema of the server over a forced tool to the prompt, and what is remembered of it. */
class LadderTest {

  private static final String TEXT = "Ben is 51.";
  private static final String JSON = "{\"name\":\"Ben\",\"age\":51}";
  private static final Aged BEN = new Aged("Ben", 51);

  record Aged(String name, @Min(0) int age) {}

  @Test
  void goesOverTheToolThatOllamaRefusesToThePrompt() {
    try (Stage stage =
        Stage.of(
            TestWire.OLLAMA,
            call ->
                FakeReply.text(call.schema().isMissingNode() ? JSON : "Ben is 51 years old."))) {
      Extractor<Aged> extractor = Extractor.of(stage.client(), Aged.class);

      Extraction<Aged> first = extractor.start(TEXT).await();
      Extraction<Aged> second = extractor.start(TEXT).await();

      assertThat(first.value()).isEqualTo(second.value()).isEqualTo(BEN);
      assertThat(first.attempts())
          .map(OutputAttempt::mode)
          .containsExactly(Mode.NATIVE, Mode.TOOL, Mode.PROMPT);
      assertThat(first.attempts().get(1).usage().totalTokenCount()).isZero();
      assertThat(second.attempts()).map(OutputAttempt::mode).containsExactly(Mode.PROMPT);
      assertThat(stage.chats()).hasSize(3);
    }
  }

  @Test
  void forcesAToolWhereSchemasAreUnknown() {
    try (Stage stage =
        Stage.of(
            TestWire.OPENAI,
            call ->
                call.toolRequired()
                    ? FakeReply.toolCall("answer", JSON)
                    : FakeReply.error(
                        400, "This model does not support response_format json_schema"))) {
      Extractor<Aged> extractor = Extractor.of(stage.client(), Aged.class);

      assertThat(extractor.extract(TEXT)).isEqualTo(BEN);
      Extraction<Aged> second = extractor.start(TEXT).await();

      assertThat(second.value()).isEqualTo(BEN);
      assertThat(second.attempts()).map(OutputAttempt::mode).containsExactly(Mode.TOOL);
      ChatCall last = stage.server.lastChat();
      assertThat(last.toolNames()).containsExactly("answer");
      assertThat(last.tools().toString()).contains("\"age\"").doesNotContain("minimum");
    }
  }

  @Test
  void tellsAForcedToolWhatWasWrong() {
    try (Stage stage =
        Stage.of(
            TestWire.ANTHROPIC,
            call -> {
              if (!call.toolRequired()) {
                return FakeReply.error(400, "m does not support structured output");
              }
              return FakeReply.toolCall(
                  "answer", call.toolResults().isEmpty() ? "{\"name\":\"Ben\",\"age\":-1}" : JSON);
            })) {
      assertThat(Extractor.of(stage.client(), Aged.class).extract(TEXT)).isEqualTo(BEN);
      assertThat(stage.server.lastChat().toolResults().get(0))
          .contains("/age: must have a minimum");
    }
  }

  @Test
  void leavesAToolThatIsNotCalled() {
    try (Stage stage =
        Stage.of(
            TestWire.OPENAI,
            call -> {
              if (!call.schema().isMissingNode()) {
                return FakeReply.error(
                    400, "This model does not support response_format json_schema");
              }
              return FakeReply.text(call.toolRequired() ? "No tools for me." : "It is " + JSON);
            })) {
      Extraction<Aged> result = Extractor.of(stage.client(), Aged.class).start(TEXT).await();
      assertThat(result.value()).isEqualTo(BEN);
      assertThat(result.attempts())
          .map(OutputAttempt::mode)
          .containsExactly(Mode.NATIVE, Mode.NATIVE, Mode.TOOL, Mode.PROMPT);
    }
  }

  @Test
  void sendsWhatIsLeftOfASchemaThatIsRefused() {
    try (Stage stage =
        Stage.of(
            TestWire.OLLAMA,
            call ->
                call.schema().toString().contains("minimum")
                    ? FakeReply.error(400, "invalid JSON schema in format")
                    : FakeReply.text(JSON))) {
      Extraction<Aged> result = Extractor.of(stage.client(), Aged.class).start(TEXT).await();
      assertThat(result.value()).isEqualTo(BEN);
      assertThat(result.attempts())
          .map(OutputAttempt::mode)
          .containsExactly(Mode.NATIVE, Mode.NATIVE);
      assertThat(stage.server.lastChat().schema().path("required")).hasSize(2);
    }
  }

  @Test
  void passesOnARequestThatIsRefusedForOtherReasons() {
    record Open(String name) {}
    try (Stage stage = Stage.of(TestWire.OLLAMA, FakeReply.error(400, "invalid options: x"))) {
      assertThat(
              catchThrowableOfType(
                  InvalidRequestException.class,
                  () -> Extractor.of(stage.client(), Open.class).extract(TEXT)))
          .isNotNull();
      assertThat(stage.chats()).hasSize(1);
    }
  }

  @Test
  void staysWhereOnlyAConstraintIsBroken() {
    try (Stage stage =
        Stage.of(
            TestWire.OLLAMA,
            FakeReply.text("{\"name\":\"Ben\",\"age\":-1}"),
            FakeReply.text(JSON))) {
      Extraction<Aged> result = Extractor.of(stage.client(), Aged.class).start(TEXT).await();
      assertThat(result.attempts())
          .map(OutputAttempt::mode)
          .containsExactly(Mode.NATIVE, Mode.NATIVE);
      assertThat(result.attempts().get(0).problems())
          .containsExactly("/age: must have a minimum value of 0");
    }
  }

  @Test
  void asksTwiceAgainAndThenSaysWhatIsWrong() {
    FakeReply wrong = FakeReply.text("{\"name\":\"Ben\",\"age\":-1}").withUsage(30, 10);
    try (Stage stage = Stage.of(TestWire.OPENAI, wrong, wrong, wrong, wrong)) {
      StructuredOutputException failure =
          catchThrowableOfType(
              StructuredOutputException.class,
              () -> Extractor.of(stage.client(), Aged.class).extract(TEXT));
      assertThat(failure.history()).hasSize(3);
      assertThat(failure.problems()).containsExactly("/age: must have a minimum value of 0");
      assertThat(failure.rawText()).contains("-1");
      assertThat(failure.retryable()).isFalse();
      assertThat(stage.chats()).hasSize(3);
      // only the last broken answer goes back, so that the prompt does not grow
      assertThat(stage.chat(2).messages()).hasSize(3);
    }
  }

  @Test
  void keepsToItsBudget() {
    FakeReply wrong = FakeReply.text("{}").withUsage(30, 10);
    try (Stage stage = Stage.of(TestWire.OPENAI, call -> wrong)) {
      Extractor<Aged> extractor = Extractor.of(stage.client(), Aged.class);
      assertThat(tries(extractor.withBudget(Budget.DEFAULT.withReasks(0)))).isEqualTo(1);
      assertThat(tries(extractor.withBudget(Budget.DEFAULT.withTokens(41)))).isEqualTo(2);
      assertThat(tries(extractor.withBudget(Budget.DEFAULT.withTokens(40)))).isEqualTo(1);
      assertThat(tries(extractor.withBudget(new Budget(4, null, null)))).isEqualTo(5);
    }
  }

  private static int tries(Extractor<?> extractor) {
    return catchThrowableOfType(StructuredOutputException.class, () -> extractor.extract(TEXT))
        .history()
        .size();
  }

  @Test
  void endsByItsDeadline() {
    Budget second = Budget.DEFAULT.withTime(Duration.ofSeconds(1));
    try (Stage stage =
        Stage.of(TestWire.OPENAI, FakeReply.silence(), FakeReply.text("{}"), FakeReply.silence())) {
      Extractor<Aged> extractor = Extractor.of(stage.client(), Aged.class).withBudget(second);
      TimeoutException first =
          catchThrowableOfType(TimeoutException.class, () -> extractor.extract(TEXT));
      assertThat(first.phase()).isEqualTo(TimeoutException.Phase.TOTAL);
      StructuredOutputException later =
          catchThrowableOfType(StructuredOutputException.class, () -> extractor.extract(TEXT));
      assertThat(later.problems()).isNotEmpty();
      assertThat(later.history()).isNotEmpty();
    }
  }

  @Test
  void doesNotBlameTheContextForWhatItAddedItself() {
    try (Stage stage =
        Stage.of(
            TestWire.OPENAI,
            FakeReply.text("{}"),
            FakeReply.error(
                400, "request (9022 tokens) exceeds the available context size (2048 tokens)"))) {
      StructuredOutputException failure =
          catchThrowableOfType(
              StructuredOutputException.class,
              () -> Extractor.of(stage.client(), Aged.class).extract(TEXT));
      assertThat(failure).hasCauseInstanceOf(ContextLengthException.class);
      assertThat(failure.problems()).hasSize(2);
    }
  }

  @Test
  void keepsReasoningOutOfTheJson() {
    FakeReply reasoned =
        FakeReply.text("<think>Maybe {\"name\":\"Bob\",\"age\":1}?</think>\n" + JSON);
    try (Stage stage =
        Stage.of(TestWire.OLLAMA, reasoned, FakeReply.text(JSON).withReasoning("Hm, ", "51."))) {
      Extractor<Aged> extractor = Extractor.of(stage.client(), Aged.class);
      assertThat(extractor.extract(TEXT)).isEqualTo(BEN);
      Extraction<Aged> thinking = extractor.withThinking().start(TEXT).await();
      assertThat(thinking.value()).isEqualTo(BEN);
      assertThat(thinking.attempts()).hasSize(1);
    }
  }

  @Test
  void letsTheModelReasonFirstWhereASchemaSilencesIt() {
    try (Stage stage =
        Stage.of(
            TestWire.OLLAMA,
            call ->
                call.schema().isMissingNode()
                    ? FakeReply.text("He is called Ben and is 51.").withReasoning("Let me see.")
                    : FakeReply.text(JSON))) {
      Extractor<Aged> extractor = Extractor.of(stage.client(), Aged.class).withThinking();

      Extraction<Aged> first = extractor.start(TEXT).await();
      Extraction<Aged> second = extractor.start(TEXT).await();

      assertThat(first.attempts())
          .map(OutputAttempt::mode)
          .containsExactly(Mode.NATIVE, Mode.FREE, Mode.NATIVE);
      assertThat(second.attempts())
          .map(OutputAttempt::mode)
          .containsExactly(Mode.FREE, Mode.NATIVE);
      assertThat(second.value()).isEqualTo(BEN);
      assertThat(stage.server.lastChat().messages().toString())
          .contains("He is called Ben and is 51.")
          .contains("Give this answer as JSON.");
    }
  }

  @Test
  void asksByThePromptWhereAFormatOfOnesOwnKnowsNoSchema() {
    CustomFormat format =
        new CustomFormat("{\"q\": \"${prompt}\"}", "/ask", "/a", null, Framing.NONE, null, null);
    String reply = "{\"a\":\"Here: {\\\"name\\\":\\\"Ben\\\",\\\"age\\\":51}\"}";
    try (FakeServer server =
            FakeServer.openAi().route("POST", "/ask", FakeReply.json(reply)).start();
        Hearthlink hearth =
            Hearthlink.builder()
                .llm(llm -> llm.backend("custom").endpoint(server.url()).model("m"))
                .llm(llm -> llm.requestFormat(WireFormat.CUSTOM).custom(format))
                .llm(llm -> llm.responseFormat(WireFormat.CUSTOM))
                .build()) {
      Extraction<Aged> result = Extractor.of(hearth.client(), Aged.class).start(TEXT).await();
      assertThat(result.value()).isEqualTo(BEN);
      assertThat(result.attempts())
          .map(OutputAttempt::mode)
          .containsExactly(Mode.NATIVE, Mode.NATIVE, Mode.TOOL, Mode.PROMPT);
      assertThat(server.requests("/ask")).hasSize(1);
    }
  }
}
