package io.hearthlink.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.agent.tool.Tool;
import io.hearthlink.CallOptions;
import io.hearthlink.LlmClient;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.engine.ToolCall.Outcome;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.ToolException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeToolCall;
import io.hearthlink.tools.TestWire.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may stop what: approvals, cancels, interrupts, deadlines. */
class ToolControlTest {

  private static final Duration SOON = Duration.ofMillis(1500);
  private static final FakeReply ADD = FakeReply.toolCall("add", "{\"a\":2,\"b\":2}");

  /** A tool that waits for ever and says when it runs, and when it was interrupted. */
  static final class Waiting {

    final CountDownLatch running = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);

    @Tool
    String waits() {
      running.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
      return "too late";
    }

    void awaitRun() throws InterruptedException {
      assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
    }

    void awaitInterrupt() throws InterruptedException {
      assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Stage waiting(TestWire wire) {
    return wire.scripted(s -> s.answer(FakeReply.toolCall("waits", "{}")));
  }

  @ParameterizedTest
  @EnumSource
  void anApprovalSeesTheCallAndMayRefuseIt(TestWire wire) {
    try (Stage stage =
        wire.scripted(
            s ->
                s.answerInTurn(
                    FakeReply.toolCalls(
                        new FakeToolCall("1", "add", "{\"a\":2,\"b\":2}"),
                        new FakeToolCall("2", "multiply", "{\"a\":2,\"b\":2}")),
                    FakeReply.text("Well.")))) {
      List<String> asked = new CopyOnWriteArrayList<>();
      Answer answer =
          Toolbox.of(new MathTools())
              .withApproval(
                  call -> {
                    asked.add(call.name() + " " + call.arguments());
                    return call.name().equals("add")
                        ? Approval.Decision.allow()
                        : Approval.Decision.refuse("Only additions today.");
                  })
              .ask(stage.client(), "Go.");
      assertThat(asked).containsExactly("add {\"a\":2,\"b\":2}", "multiply {\"a\":2,\"b\":2}");
      assertThat(stage.server().lastChat().toolResults())
          .containsExactly(
              "4", "Error: The call to multiply was not allowed: Only additions today.");
      assertThat(answer.report().toolCalls())
          .extracting(ToolCall::outcome)
          .containsExactly(Outcome.OK, Outcome.REFUSED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anApprovalMayStopTheCall(TestWire wire) {
    try (Stage stage = wire.scripted(s -> s.answer(ADD))) {
      Toolbox toolbox = Toolbox.of(new MathTools());
      assertThat(
              catchThrowableOfType(
                  CancelledException.class,
                  () ->
                      toolbox
                          .withApproval(call -> Approval.Decision.stop())
                          .ask(stage.client(), "Go.")))
          .hasMessageContaining("add");
      assertThat(
              catchThrowableOfType(
                  ToolException.class,
                  () ->
                      toolbox
                          .withApproval(
                              call -> {
                                throw new IllegalStateException("no terminal");
                              })
                          .ask(stage.client(), "Go.")))
          .hasMessageContaining("IllegalStateException")
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCancelInterruptsTheTool(TestWire wire) throws Exception {
    Waiting tool = new Waiting();
    try (Stage stage = waiting(wire)) {
      ActiveChat call =
          stage.client().withLayer(Toolbox.of(tool)).stream(
              "Go.", CallOptions.DEFAULT, ChatListener.NONE);
      tool.awaitRun();
      assertThat(call.answer().cancel(true)).isTrue();
      assertThat(catchThrowableOfType(LlmException.class, call::await))
          .isInstanceOf(CancelledException.class);
      tool.awaitInterrupt();
      assertThat(stage.server().chats()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCancelInterruptsTheApproval(TestWire wire) throws Exception {
    Waiting person = new Waiting();
    try (Stage stage = wire.scripted(s -> s.answer(ADD))) {
      ActiveChat call =
          stage
              .client()
              .withLayer(
                  Toolbox.of(new MathTools())
                      .withApproval(asked -> Approval.Decision.refuse(person.waits())))
              .stream("Go.", text -> {});
      person.awaitRun();
      call.cancel();
      assertThat(catchThrowableOfType(LlmException.class, call::await))
          .isInstanceOf(CancelledException.class);
      person.awaitInterrupt();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptOfTheCallerInterruptsTheTool(TestWire wire) throws Exception {
    Waiting tool = new Waiting();
    try (Stage stage = waiting(wire)) {
      CompletableFuture<Throwable> seen = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () ->
                  seen.complete(
                      catchThrowableOfType(
                          LlmException.class, () -> Toolbox.of(tool).ask(stage.client(), "Go."))));
      caller.start();
      tool.awaitRun();
      caller.interrupt();
      assertThat(seen.get(20, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
      tool.awaitInterrupt();
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingTheHearthInterruptsTheTool(TestWire wire) throws Exception {
    Waiting tool = new Waiting();
    try (Stage stage = waiting(wire)) {
      CompletableFuture<Answer> answer =
          stage.client().withLayer(Toolbox.of(tool)).generateAsync("Go.");
      tool.awaitRun();
      stage.hearth().close();
      assertThat(answer)
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(CancelledException.class);
      tool.awaitInterrupt();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDeadlineOfACallCountsItsTools(TestWire wire) throws Exception {
    try (Stage stage = waiting(wire)) {
      assertEndsInTime(stage, CallOptions.DEFAULT.withTotal(SOON));
    }
  }

  @Test
  void theConfiguredDeadlineCountsToolsToo() throws Exception {
    try (Stage stage =
        TestWire.OLLAMA.scripted(
            s -> s.answer(FakeReply.toolCall("waits", "{}")),
            config -> config.timeouts(Timeouts.DEFAULT.withTotal(SOON)))) {
      assertEndsInTime(stage, CallOptions.DEFAULT);
    }
  }

  private static void assertEndsInTime(Stage stage, CallOptions options) throws Exception {
    Waiting tool = new Waiting();
    LlmClient client = stage.client().withLayer(Toolbox.of(tool));
    TimeoutException failure =
        catchThrowableOfType(TimeoutException.class, () -> client.generate("Go.", options));
    assertIsOfTheWholeCall(failure);
    // on a busy machine the first answer alone may take that long
    if (tool.running.getCount() == 0) {
      tool.awaitInterrupt();
    }
  }

  @Test
  void aRoundThatHangsTellsTheDeadlineOfTheCall() {
    try (Stage stage =
        TestWire.OLLAMA.scripted(
            s ->
                s.answerInTurn(
                    FakeReply.toolCall("add", "{\"a\":2,\"b\":2}"), FakeReply.silence()))) {
      LlmClient client = stage.client().withLayer(Toolbox.of(new MathTools()));
      assertIsOfTheWholeCall(
          catchThrowableOfType(
              TimeoutException.class,
              () -> client.generate("Go.", CallOptions.DEFAULT.withTotal(SOON))));
    }
  }

  private static void assertIsOfTheWholeCall(TimeoutException failure) {
    assertThat(failure.phase()).isEqualTo(TimeoutException.Phase.TOTAL);
    assertThat(failure.limit()).isEqualTo(SOON);
    assertThat(failure).hasMessageContainingAll("within 1500 ms", "tools included");
  }

  @Test
  void aHungToolDoesNotKeepOthersFromRunning() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    ToolFunction deaf =
        ToolFunction.declared("hangs", "Hangs", "")
            .withCode(
                call -> {
                  while (true) {
                    try {
                      never.await();
                      return "done";
                    } catch (InterruptedException e) {
                      // hears no interrupt
                    }
                  }
                });
    Toolbox toolbox =
        Toolbox.of(deaf, new MathTools())
            .withLimits(ToolLimits.DEFAULT.withTimeout(Duration.ofMillis(50)));
    try (Stage stage =
        TestWire.OLLAMA.scripted(
            s ->
                s.answerWith(
                    call ->
                        call.toolResults().isEmpty()
                            ? call.userText().equals("hang")
                                ? FakeReply.toolCall("hangs", "{}")
                                : ADD
                            : FakeReply.text(call.toolResults().get(0))))) {
      for (int i = 0; i < 5; i++) {
        assertThat(toolbox.ask(stage.client(), "hang").text()).contains("did not end within 50 ms");
      }
      assertThat(toolbox.withLimits(ToolLimits.DEFAULT).ask(stage.client(), "add").text())
          .isEqualTo("4");
    } finally {
      never.countDown();
    }
  }

  @Test
  void toolsThatHangKeepNeitherApprovalsNorLaterCallsFromEnding() {
    CountDownLatch never = new CountDownLatch(1);
    ToolFunction deaf =
        ToolFunction.declared("hangs", "Hangs", "")
            .withCode(
                call -> {
                  while (never.getCount() > 0) {
                    try {
                      never.await();
                    } catch (InterruptedException e) {
                      // hears no interrupt
                    }
                  }
                  return "done";
                });
    Toolbox toolbox =
        Toolbox.of(deaf)
            .withLimits(ToolLimits.DEFAULT.withTimeout(Duration.ofMillis(20)).withParallel(70))
            .withApproval(call -> Approval.Decision.allow());
    FakeToolCall[] calls = new FakeToolCall[70];
    for (int i = 0; i < calls.length; i++) {
      calls[i] = new FakeToolCall("call_" + i, "hangs", "{\"n\":" + i + "}");
    }
    try (Stage stage =
        TestWire.OLLAMA.scripted(
            s ->
                s.answerWith(
                    call ->
                        call.toolResults().isEmpty()
                            ? FakeReply.toolCalls(calls)
                            : FakeReply.text("Well.")))) {
      List<Thread> before = toolThreads();
      for (int i = 0; i < 2; i++) {
        Answer answer = toolbox.ask(stage.client(), "Go.");
        assertThat(answer.report().toolCalls())
            .hasSize(70)
            .allMatch(call -> call.outcome() == Outcome.TIMEOUT);
      }
      assertThat(toolThreads())
          .filteredOn(thread -> !before.contains(thread))
          .hasSizeLessThanOrEqualTo(64);
    } finally {
      never.countDown();
    }
  }

  @Test
  void threadsAreUsedAgain() {
    try (Stage stage =
        TestWire.OLLAMA.scripted(
            s -> s.answerWith(call -> call.toolResults().isEmpty() ? ADD : FakeReply.text("4")))) {
      Toolbox toolbox = Toolbox.of(new MathTools());
      List<Thread> before = toolThreads();
      for (int i = 0; i < 10; i++) {
        assertThat(toolbox.ask(stage.client(), "Go.").text()).isEqualTo("4");
      }
      assertThat(toolThreads()).filteredOn(thread -> !before.contains(thread)).hasSizeLessThan(5);
    }
  }

  private static List<Thread> toolThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("hearthlink-tool-"))
        .toList();
  }

  @Test
  void aToolMayAskTheModelItself() {
    try (Stage stage =
        TestWire.OLLAMA.scripted(
            s ->
                s.answerWhen(call -> call.userText().equals("Inner"), "inner answer")
                    .answerInTurn(FakeReply.toolCall("think", "{}"))
                    .answerWith(call -> FakeReply.text("Told " + call.toolResults())))) {
      ToolFunction think =
          ToolFunction.declared("think", "Thinks", "")
              .withCode(call -> stage.client().generate("Inner").text());
      assertThat(Toolbox.of(think).ask(stage.client(), "Outer").text())
          .isEqualTo("Told [inner answer]");
    }
  }

  @Test
  void noThreadKeepsTheProcessAlive() {
    try (Stage stage = TestWire.OLLAMA.scripted(s -> s.answerInTurn(ADD, FakeReply.text("4")))) {
      assertThat(Toolbox.of(new MathTools()).ask(stage.client(), "Go.").text()).isEqualTo("4");
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("hearthlink"))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    }
  }
}
