package io.hearthlink.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A call on its thread, without a server: its one ending, its cancel, its clock. */
@Tag("fast")
class RunningCallTest {

  private static final ErrorContext CONTEXT = ErrorContext.of("b", "m", "http://h:1");
  private static final Answer ANSWER =
      ScriptedEngine.answer(AiMessage.from("Hello"), FinishReason.STOP);
  private static final ToolExecutionRequest TOOL_CALL =
      ToolExecutionRequest.builder().name("f").arguments("{}").build();

  /** Notes everything that it hears as words. */
  private static class Notes implements ChatListener {
    final List<String> heard = new ArrayList<>();

    @Override
    public void onText(String text) {
      heard.add("text " + text);
    }

    @Override
    public void onReasoning(String text) {
      heard.add("reasoning " + text);
    }

    @Override
    public void onPartialToolCall(PartialToolCall piece) {
      heard.add("piece " + piece.name());
    }

    @Override
    public void onToolCall(ToolExecutionRequest call) {
      heard.add("call " + call.name());
    }

    @Override
    public void onToolResult(ToolCall call) {
      heard.add("result " + call.name());
    }

    @Override
    public void onState(ChatState state) {
      heard.add(state.name());
    }
  }

  @Test
  void everythingIsPassedOnAndTheFirstPieceIsTheAnswering() {
    Notes notes = new Notes();
    run(
        notes,
        call -> {
          call.listener().onState(ChatState.LOADING);
          call.listener().onReasoning("hm");
          call.listener().onText("Hello");
          call.listener()
              .onPartialToolCall(
                  PartialToolCall.builder().index(0).name("f").partialArguments("{").build());
          call.listener().onToolCall(TOOL_CALL);
          call.listener()
              .onToolResult(
                  new ToolCall(TOOL_CALL, ToolCall.Outcome.OK, "", Duration.ZERO, 1, null));
          return ANSWER;
        });
    assertThat(notes.heard)
        .containsExactly(
            "LOADING", "ANSWERING", "reasoning hm", "text Hello", "piece f", "call f", "result f");
  }

  @Test
  void eachKindOfPieceBeginsTheAnswering() {
    List<List<String>> heard = new ArrayList<>();
    List<CallBody> firsts =
        List.of(
            call -> say(() -> call.listener().onText("x")),
            call ->
                say(
                    () ->
                        call.listener()
                            .onPartialToolCall(
                                PartialToolCall.builder()
                                    .index(0)
                                    .name("f")
                                    .partialArguments("{")
                                    .build())),
            call -> say(() -> call.listener().onToolCall(TOOL_CALL)));
    for (CallBody first : firsts) {
      Notes notes = new Notes();
      run(notes, first);
      heard.add(notes.heard);
    }
    assertThat(heard).allSatisfy(words -> assertThat(words).hasSize(2).startsWith("ANSWERING"));
  }

  @Test
  void theClockTellsFirstByteFirstTokenAndNow() {
    List<Duration> times = new ArrayList<>();
    run(
        ChatListener.NONE,
        call -> {
          assertThat(call.firstToken()).isNull();
          times.add(call.load());
          call.firstByte();
          Duration load = call.load();
          times.add(load);
          call.firstByte();
          assertThat(call.load()).as("only the first byte counts").isEqualTo(load);
          call.listener().onText("a");
          Duration first = call.firstToken();
          times.add(first);
          call.listener().onText("b");
          assertThat(call.firstToken()).as("only the first piece counts").isEqualTo(first);
          times.add(call.elapsed());
          return ANSWER;
        });
    assertThat(times).isSorted().allMatch(time -> time.compareTo(Duration.ofMinutes(1)) < 0);
    assertThat(times.get(0)).isPositive();
  }

  @Test
  void afterACancelNothingIsHeardAndTheShownTextIsInTheFailure() throws Exception {
    Notes notes = new Notes();
    CountDownLatch shown = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    AtomicInteger hooks = new AtomicInteger();
    try (CallPool pool = new CallPool()) {
      ActiveChat call =
          pool.start(
              CONTEXT,
              notes,
              running -> {
                running.onCancel(hooks::incrementAndGet);
                running.listener().onText("Hel");
                shown.countDown();
                while (!running.cancelled()) {
                  Thread.onSpinWait();
                }
                running.listener().onText("lo");
                over.countDown();
                return ANSWER;
              });
      shown.await();
      call.cancel();
      call.cancel();
      over.await();

      CancelledException cancelled = catchThrowableOfType(CancelledException.class, call::await);
      assertThat(cancelled).hasMessage("The call was cancelled.");
      assertThat(cancelled.context()).isEqualTo(CONTEXT.withPartialText("Hel"));
      assertThat(notes.heard).containsExactly("ANSWERING", "text Hel");
      assertThat(hooks).hasValue(1);
      assertThat(call.answer().isCancelled()).isTrue();
    }
  }

  @Test
  void aHookThatComesTooLateRunsAtOnce() {
    AtomicInteger hooks = new AtomicInteger();
    RunningCall call = new RunningCall(CONTEXT, ChatListener.NONE);
    call.cancel();
    assertThat(hooks).hasValue(0);
    call.onCancel(hooks::incrementAndGet);
    assertThat(hooks).hasValue(1);
    call.run(
        running -> {
          throw new AssertionError("a cancelled call must not begin");
        });
    assertThatThrownBy(call::await).isInstanceOf(CancelledException.class);
  }

  @Test
  void aListenerThatThrowsEndsTheCallAndIsItsCause() {
    IllegalStateException thrown = new IllegalStateException("full");
    AtomicInteger hooks = new AtomicInteger();
    for (CallBody ending :
        List.<CallBody>of(
            call -> ANSWER,
            call -> {
              throw new ServerException("x", CONTEXT);
            },
            call -> {
              throw new IllegalArgumentException("y");
            })) {
      CancelledException failure =
          catchThrowableOfType(
              CancelledException.class,
              () ->
                  run(
                      ChatListener.text(
                          text -> {
                            throw thrown;
                          }),
                      call -> {
                        call.onCancel(hooks::incrementAndGet);
                        call.listener().onText("Hel");
                        return ending.answer(call);
                      }));
      assertThat(failure).hasCause(thrown).hasMessageContaining("IllegalStateException");
      assertThat(failure.partialText()).isEqualTo("Hel");
    }
    assertThat(hooks).hasValue(3);
  }

  @Test
  void failuresOfOursPassAndOthersAreWrapped() {
    ServerException ours = new ServerException("It failed.", CONTEXT);
    assertThatThrownBy(
            () ->
                run(
                    ChatListener.NONE,
                    call -> {
                      throw ours;
                    }))
        .isSameAs(ours);

    LlmException wrapped =
        catchThrowableOfType(
            LlmException.class,
            () ->
                run(
                    ChatListener.NONE,
                    call -> {
                      call.listener().onText("Hel");
                      throw new StackOverflowError("deep");
                    }));
    assertThat(wrapped)
        .isInstanceOf(ServerException.class)
        .hasMessage(
            "The call to b at http://h:1 failed unexpectedly: java.lang.StackOverflowError.")
        .hasCauseInstanceOf(StackOverflowError.class);
    assertThat(wrapped.partialText()).isEqualTo("Hel");
  }

  @Test
  void anInterruptedWaitCancelsAndStaysInterrupted() {
    RunningCall call = new RunningCall(CONTEXT, ChatListener.NONE);
    Thread.currentThread().interrupt();

    assertThatThrownBy(call::await)
        .isInstanceOf(CancelledException.class)
        .hasMessage("The call was interrupted.")
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(call.cancelled()).isTrue();
  }

  @Test
  void aFailedCallIsNotACancelledOne() {
    RunningCall failed = new RunningCall(CONTEXT, ChatListener.NONE);
    failed.run(
        call -> {
          throw new ServerException("x", CONTEXT);
        });
    assertThat(failed.answer().isCancelled()).isFalse();
    assertThat(failed.answer().cancel(true)).isFalse();
    assertThat(failed.answer().thenApply(Answer::text)).isCompletedExceptionally();
    assertThat(failed.cancelled()).isFalse();
  }

  @Test
  void anEmptyPieceIsNothing() {
    Notes notes = new Notes();
    run(
        notes,
        call -> {
          call.listener().onText("");
          call.listener().onReasoning("");
          assertThat(call.firstToken()).isNull();
          return ANSWER;
        });
    assertThat(notes.heard).isEmpty();
  }

  @Test
  void aStateIsToldOnceHoweverManyReportIt() {
    Notes notes = new Notes();
    run(
        notes,
        call -> {
          call.listener().onState(ChatState.LOADING);
          call.listener().onState(ChatState.LOADING);
          return ANSWER;
        });
    assertThat(notes.heard).containsExactly("LOADING");
  }

  @Test
  void aCallThatIsCancelledBeforeItHasAThreadDoesNothing() {
    RunningCall call = new RunningCall(CONTEXT, ChatListener.NONE);
    AtomicInteger ran = new AtomicInteger();
    call.cancel();
    call.run(
        running -> {
          ran.incrementAndGet();
          return ANSWER;
        });
    assertThat(ran).hasValue(0);
    assertThat(call.answer().isCancelled()).isTrue();
  }

  @Test
  void aFailureThatACancelCausesIsTheCancel() throws InterruptedException {
    RunningCall call = new RunningCall(CONTEXT, ChatListener.NONE);
    CountDownLatch closed = new CountDownLatch(1);
    Thread body =
        new Thread(
            () ->
                call.run(
                    running -> {
                      awaitOpen(closed);
                      throw new ServerException("the connection is closed", CONTEXT);
                    }));
    body.start();
    call.onCancel(
        () -> {
          closed.countDown();
          join(body);
        });
    call.cancel();
    assertThat(call.answer().isCancelled()).isTrue();
  }

  @Test
  void aHookThatThrowsKeepsNoCallOpen() {
    RunningCall call = new RunningCall(CONTEXT, ChatListener.NONE);
    call.onCancel(
        () -> {
          throw new IllegalStateException("hook");
        });
    assertThatThrownBy(call::cancel).hasMessage("hook");
    assertThat(call.answer().isCancelled()).isTrue();
  }

  @Test
  void aDerivedFutureDoesNotCancelTheCall() {
    RunningCall call = new RunningCall(CONTEXT, ChatListener.NONE);
    assertThat(call.answer().thenApply(Answer::text).cancel(true)).isTrue();
    assertThat(call.answer()).isNotDone();
    call.run(running -> ANSWER);
    assertThat(call.await()).isSameAs(ANSWER);
  }

  private static void awaitOpen(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer say(Runnable words) {
    words.run();
    return ANSWER;
  }

  private static Answer run(ChatListener listener, CallBody body) {
    RunningCall call = new RunningCall(CONTEXT, listener);
    call.run(body);
    return call.await();
  }
}
