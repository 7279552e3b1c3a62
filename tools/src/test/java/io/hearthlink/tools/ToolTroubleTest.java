package io.hearthlink.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.agent.tool.Tool;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.engine.ToolCall.Outcome;
import io.hearthlink.error.ToolException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.tools.TestWire.Stage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a tool or a model does wrong, the conversation goes on or ends with one typed error. */
class ToolTroubleTest {

  private static final String SECRET = "jdbc:secret";

  /** Tools that behave badly. */
  @SuppressWarnings("DoNotCallSuggester") // models call them
  static final class Bad {

    final CountDownLatch interrupted = new CountDownLatch(1);

    @Tool
    String fails() {
      throw new IllegalStateException(SECRET);
    }

    @Tool
    String breaks() {
      throw new StackOverflowError(SECRET);
    }

    @Tool
    Object cannotBeTold() {
      List<Object> self = new ArrayList<>();
      self.add(self);
      return self;
    }

    @Tool
    String mayBeTriedAgain() {
      throw ToolFailure.retry("The service is busy.", new IllegalStateException(SECRET));
    }

    @Tool
    CompletableFuture<String> failsLater() {
      return CompletableFuture.failedFuture(new IllegalStateException(SECRET));
    }

    @Tool
    String book(LocalDate day) {
      return "booked " + day;
    }

    @Tool
    String hangs() throws InterruptedException {
      try {
        new CountDownLatch(1).await();
        return "never";
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
    }

    @Tool
    String isLong() {
      return "x".repeat(1_000_000);
    }

    @Tool
    void doesNothing() {}

    @Tool
    String stops() {
      throw ToolFailure.stop("The account is closed.");
    }
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of("fails", "{}", Outcome.FAILED, "Error: the tool fails failed."),
        Arguments.of("breaks", "{}", Outcome.FAILED, "Error: the tool breaks failed."),
        Arguments.of("cannotBeTold", "{}", Outcome.FAILED, "Error: the tool cannotBeTold failed."),
        Arguments.of("failsLater", "{}", Outcome.FAILED, "Error: the tool failsLater failed."),
        Arguments.of("mayBeTriedAgain", "{}", Outcome.FAILED, "Error: The service is busy."),
        Arguments.of(
            "book",
            "{\"day\":\"tomorrow\"}",
            Outcome.REFUSED,
            "Error: The argument day does not fit: it must be a date such as 2026-11-24."),
        Arguments.of(
            "book",
            "{\"dey\":\"2026-11-24\"}",
            Outcome.REFUSED,
            "Error: The arguments of book do not fit: day is missing (string). Its parameters: day"
                + " (string, required)."),
        Arguments.of("book", "{\"day\":\"2026-11-24\"}", Outcome.OK, "booked 2026-11-24"),
        Arguments.of("doesNothing", "{}", Outcome.OK, "done"),
        Arguments.of(
            "isLong",
            "{}",
            Outcome.OK,
            "x".repeat(16384) + "\n[cut after 16384 of 1000000 characters]"),
        Arguments.of(
            "delete_all",
            "{}",
            Outcome.REFUSED,
            "Error: There is no tool \"delete_all\". The tools are: book, breaks, cannotBeTold,"
                + " doesNothing, fails, failsLater, hangs, isLong, mayBeTriedAgain, stops."));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void theModelIsToldAndTheConversationGoesOn(
      String tool, String arguments, Outcome outcome, String told) {
    for (TestWire wire : TestWire.values()) {
      try (Stage stage =
          wire.scripted(
              s -> s.answerInTurn(FakeReply.toolCall(tool, arguments), FakeReply.text("Well.")))) {
        Answer answer = Toolbox.of(new Bad()).ask(stage.client(), "Do it.");

        assertThat(answer.text()).isEqualTo("Well.");
        ToolCall call = answer.report().toolCalls().get(0);
        assertThat(call.outcome()).isEqualTo(outcome);
        assertThat(call.result()).isEqualTo(told);
        assertThat(call.toString()).doesNotContain(SECRET);
        assertThat(stage.server().lastChat().toolResults()).containsExactly(told);
        assertThat(stage.server().lastChat().body().toString()).doesNotContain(SECRET);
        if (outcome == Outcome.FAILED) {
          assertThat(call.failure()).isNotNull();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aToolThatHangsIsInterruptedAndTheModelIsTold(TestWire wire) throws Exception {
    Bad bad = new Bad();
    try (Stage stage =
        wire.scripted(
            s -> s.answerInTurn(FakeReply.toolCall("hangs", "{}"), FakeReply.text("Well.")))) {
      Answer answer =
          Toolbox.of(bad)
              .withLimits(ToolLimits.DEFAULT.withTimeout(Duration.ofMillis(50)))
              .ask(stage.client(), "Do it.");

      assertThat(answer.text()).isEqualTo("Well.");
      assertThat(answer.report().toolCalls().get(0).outcome()).isEqualTo(Outcome.TIMEOUT);
      assertThat(stage.server().lastChat().toolResults())
          .containsExactly("Error: hangs did not end within 50 ms.");
      assertThat(bad.interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aToolMayStopTheCall(TestWire wire) {
    try (Stage stage = wire.scripted(s -> s.answer(FakeReply.toolCall("stops", "{}")))) {
      ToolException failure =
          catchThrowableOfType(
              ToolException.class, () -> Toolbox.of(new Bad()).ask(stage.client(), "Do it."));
      assertThat(failure)
          .hasMessage("The tool stops stopped the call: The account is closed.")
          .hasCauseInstanceOf(ToolFailure.class);
      assertThat(failure.model()).isEqualTo("m");
      assertThat(stage.server().chats()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLLAMA") // its arguments are JSON itself
  void argumentsThatAreNoJsonAreToldAndDoNotBreakTheConversation(TestWire wire) {
    try (Stage stage =
        wire.scripted(
            s ->
                s.answerInTurn(
                    FakeReply.toolCall("book", "{\"day\": 20"), FakeReply.text("Well.")))) {
      Answer answer = Toolbox.of(new Bad()).ask(stage.client(), "Do it.");
      assertThat(answer.text()).isEqualTo("Well.");
      assertThat(answer.report().toolCalls().get(0).outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(answer.report().toolCalls().get(0).arguments()).isEqualTo("{\"day\": 20");
      assertThat(stage.server().lastChat().toolResults().get(0))
          .startsWith("Error: The arguments of book must be one JSON object.");
      assertThat(stage.server().lastChat().messages().toString()).doesNotContain("20");
    }
  }

  /** Takes what Java holds less of than JSON can say. */
  static final class Narrow {
    @Tool("Halves.")
    double half(double number) {
      return number / 2;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "add | {\"a\":1e9999999999,\"b\":2} | The arguments of add must be one JSON object.",
        "add | {\"a\":1000e2147483646,\"b\":2} | The arguments of add do not fit: a must be number",
        "add | {\"a\":1e-2147483647,\"b\":2} | The arguments of add do not fit: a must be number",
        "add | {\"a\":-1e2147483647,\"b\":2} | The arguments of add do not fit: a must be number",
        "half | {\"number\":1e400} | The argument number does not fit: the number is too large.",
        "half | {\"number\":-1e309} | The argument number does not fit: the number is too large."
      })
  void aNumberOutOfReachIsTold(String tool, String arguments, String problem) {
    try (Stage stage =
        TestWire.OPENAI.scripted(
            s -> s.answerInTurn(FakeReply.toolCall(tool, arguments), FakeReply.text("Well.")))) {
      Toolbox toolbox = Toolbox.of(new MathTools(), new Narrow());
      assertThat(toolbox.ask(stage.client(), "Do it.").text()).isEqualTo("Well.");
      assertThat(stage.server().lastChat().toolResults().get(0)).startsWith("Error: " + problem);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNearNameAndANearTypeAreCorrected(TestWire wire) {
    try (Stage stage =
        wire.scripted(
            s ->
                s.answerInTurn(
                    FakeReply.toolCall("currentTime", "{\"zone\": null}"),
                    FakeReply.toolCall("Add", "{\"a\": \"2\", \"b\": 2.50}"),
                    FakeReply.text("Well.")))) {
      Answer answer = Toolbox.of(new TimeTools(), new MathTools()).ask(stage.client(), "Do it.");
      assertThat(answer.report().toolCalls())
          .extracting(ToolCall::name)
          .containsExactly("current_time", "add");
      assertThat(answer.report().toolCalls().get(1).result()).isEqualTo("4.5");
      assertThat(answer.report().notes())
          .anyMatch(note -> note.contains("\"currentTime\""))
          .anyMatch(note -> note.contains("\"Add\""));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLoopIsToldOnceAndThenEnds(TestWire wire) {
    List<String> told = new ArrayList<>();
    String[] spellings = {"{\"a\":2,\"b\":2}", "{\"b\":2,\"a\":2.0}", "{\"a\":2,\"b\":2e0}"};
    try (Stage stage =
        wire.scripted(
            s ->
                s.answerWith(
                    call -> {
                      told.addAll(call.toolResults());
                      return FakeReply.toolCall("add", spellings[told.size() % 3]);
                    }))) {
      ToolException failure =
          catchThrowableOfType(
              ToolException.class, () -> Toolbox.of(new MathTools()).ask(stage.client(), "Go."));
      assertThat(told)
          .containsExactly(
              "4",
              "4",
              "Error: You have called add with these arguments 3 times. Use the result that you"
                  + " have, or answer without it.");
      assertThat(failure.getMessage()).contains("add", "same arguments").doesNotContain("2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRoundsAreBounded(TestWire wire) {
    int[] next = {0};
    try (Stage stage =
        wire.scripted(
            s ->
                s.answerWith(
                    call -> FakeReply.toolCall("add", "{\"a\":1,\"b\":" + next[0]++ + "}")))) {
      ToolException failure =
          catchThrowableOfType(
              ToolException.class, () -> Toolbox.of(new MathTools()).ask(stage.client(), "Go."));
      assertThat(failure.getMessage()).contains("10 rounds", "add");
      assertThat(stage.server().chats()).hasSize(10);
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsOfAnAnswerThatWasCutOffAreNeverRun(TestWire wire) {
    FakeReply cut =
        FakeReply.toolCall("doesNothing", "{}")
            .withFinish(dev.langchain4j.model.output.FinishReason.LENGTH);
    try (Stage stage = wire.scripted(s -> s.answer(cut))) {
      Answer answer = Toolbox.of(new Bad()).ask(stage.client(), "Do it.");
      assertThat(answer.truncated()).isTrue();
      assertThat(answer.functionCalls()).isEmpty();
      assertThat(answer.report().toolCalls()).isEmpty();
      assertThat(stage.server().chats()).hasSize(1);
    }
  }
}
