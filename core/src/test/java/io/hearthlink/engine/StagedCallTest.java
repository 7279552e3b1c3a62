package io.hearthlink.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class StagedCallTest {

  private static final ChatRequest REQUEST =
      ChatRequest.builder().messages(UserMessage.from("Hi")).build();
  private static final Answer ANSWER =
      ScriptedEngine.answer(AiMessage.from("Hello"), FinishReason.STOP);

  /** Notes the threads of what it hears. */
  private static final class Witness implements CallStage, ChatListener {
    private final List<Thread> threads = new ArrayList<>();
    private final List<LlmException> failures = new ArrayList<>();

    @Override
    public ChatListener listener() {
      return this;
    }

    @Override
    public void onText(String text) {
      threads.add(Thread.currentThread());
    }

    @Override
    public Answer answered(Answer answer) {
      threads.add(Thread.currentThread());
      return answer;
    }

    @Override
    public void failed(LlmException failure) {
      failures.add(failure);
    }
  }

  @RepeatedTest(50)
  void events_and_ending_come_on_one_thread() {
    Witness witness = new Witness();
    try (ScriptedEngine engine = ScriptedEngine.saying(FinishReason.STOP, List.of("Hello"))) {
      ActiveChat call = StagedCall.start(engine, REQUEST, itself -> witness);

      assertThat(call.await().text()).isEqualTo("Hello");
      assertThat(witness.threads).hasSize(2).doesNotContain(Thread.currentThread());
      assertThat(witness.threads.get(0)).isSameAs(witness.threads.get(1));
    }
  }

  @Test
  void an_engine_that_answers_on_the_calling_thread_does_not_wait_for_itself() {
    Witness witness = new Witness();
    ChatEngine immediate =
        new ChatEngine() {
          @Override
          public ActiveChat start(ChatRequest request, ChatListener listener) {
            listener.onText("Hello");
            CompletableFuture<Answer> done = CompletableFuture.completedFuture(ANSWER);
            return new ActiveChat() {
              @Override
              public CompletableFuture<Answer> answer() {
                return done;
              }

              @Override
              public void cancel() {}
            };
          }

          @Override
          public EngineInfo info() {
            throw new UnsupportedOperationException();
          }
        };

    assertThat(StagedCall.start(immediate, REQUEST, itself -> witness).await()).isEqualTo(ANSWER);
    assertThat(witness.threads).hasSize(2).containsOnly(Thread.currentThread());
  }

  @Test
  void cancelling_the_outer_future_cancels_the_inner_call() throws InterruptedException {
    CountDownLatch hooked = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    Witness witness = new Witness();
    try (ScriptedEngine engine =
        new ScriptedEngine(
            running -> {
              running.onCancel(cancelled::countDown);
              hooked.countDown();
              return waitFor(cancelled);
            })) {
      ActiveChat call = StagedCall.start(engine, REQUEST, itself -> witness);
      hooked.await();

      assertThat(call.answer().isCancelled()).isFalse();
      assertThat(call.answer().cancel(true)).isTrue();

      cancelled.await();
      assertThat(call.answer().isCancelled()).isTrue();
      assertThatThrownBy(call::await).isInstanceOf(CancelledException.class);
      assertThat(witness.failures).singleElement().isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void a_call_may_be_cancelled_before_it_has_started() {
    try (ScriptedEngine engine = new ScriptedEngine(running -> ANSWER)) {
      ActiveChat call =
          StagedCall.start(
              engine,
              REQUEST,
              itself -> {
                itself.cancel();
                return new Witness();
              });

      assertThat(call.answer()).isDone();
    }
  }

  @Test
  void an_answer_that_is_over_is_not_cancelled() {
    try (ScriptedEngine engine = new ScriptedEngine(running -> ANSWER)) {
      ActiveChat call = StagedCall.start(engine, REQUEST, itself -> new Witness());
      call.await();

      assertThat(call.answer().cancel(true)).isFalse();
      assertThat(call.await()).isEqualTo(ANSWER);
    }
  }

  @Test
  void everythingIsPassedOn() {
    List<String> heard = new ArrayList<>();
    ChatListener listener =
        new ChatListener() {
          @Override
          public void onText(String text) {
            heard.add("text");
          }

          @Override
          public void onReasoning(String text) {
            heard.add("reasoning");
          }

          @Override
          public void onPartialToolCall(PartialToolCall piece) {
            heard.add("piece");
          }

          @Override
          public void onToolCall(ToolExecutionRequest call) {
            heard.add("call");
          }

          @Override
          public void onState(ChatState state) {
            heard.add(state.name());
          }
        };
    try (ScriptedEngine engine =
        new ScriptedEngine(
            running -> {
              running.listener().onState(ChatState.LOADING);
              running.listener().onReasoning("a");
              running.listener().onText("b");
              running
                  .listener()
                  .onPartialToolCall(
                      PartialToolCall.builder().index(0).name("f").partialArguments("{").build());
              running.listener().onToolCall(ToolExecutionRequest.builder().name("f").build());
              return ANSWER;
            })) {
      StagedCall.start(engine, REQUEST, itself -> stage(listener, answer -> answer)).await();
    }
    assertThat(heard).containsExactly("LOADING", "ANSWERING", "reasoning", "text", "piece", "call");
  }

  @Test
  void aStageMayRefuseTheAnswer() {
    ServerException refusal = new ServerException("no", ErrorContext.NONE);
    try (ScriptedEngine engine = new ScriptedEngine(running -> ANSWER)) {
      ActiveChat refused =
          StagedCall.start(
              engine,
              REQUEST,
              itself ->
                  stage(
                      ChatListener.NONE,
                      answer -> {
                        throw refusal;
                      }));
      assertThatThrownBy(refused::await).isSameAs(refusal);

      IllegalStateException thrown = new IllegalStateException("x");
      ActiveChat failed =
          StagedCall.start(
              engine,
              REQUEST,
              itself ->
                  stage(
                      ChatListener.NONE,
                      answer -> {
                        throw thrown;
                      }));
      assertThatThrownBy(failed::await).isInstanceOf(CancelledException.class).hasCause(thrown);
    }
  }

  @Test
  void aStageThatThrowsOnAFailureDoesNotHideIt() {
    ServerException failure = new ServerException("no", ErrorContext.NONE);
    try (ScriptedEngine engine =
        new ScriptedEngine(
            running -> {
              throw failure;
            })) {
      ActiveChat call =
          StagedCall.start(
              engine,
              REQUEST,
              itself ->
                  new CallStage() {
                    @Override
                    public ChatListener listener() {
                      return ChatListener.NONE;
                    }

                    @Override
                    public Answer answered(Answer answer) {
                      return answer;
                    }

                    @Override
                    public void failed(LlmException told) {
                      throw new IllegalStateException("x");
                    }
                  });
      assertThatThrownBy(call::await).isSameAs(failure);
    }
  }

  private static CallStage stage(ChatListener listener, UnaryOperator<Answer> answered) {
    return new CallStage() {
      @Override
      public ChatListener listener() {
        return listener;
      }

      @Override
      public Answer answered(Answer answer) {
        return answered.apply(answer);
      }
    };
  }

  private static Answer waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return ANSWER;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
