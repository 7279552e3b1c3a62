package io.hearthlink.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallBody;
import io.hearthlink.engine.CallPool;
import io.hearthlink.engine.CallStage;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.engine.LateCall;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.engine.StagedCall;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.layer.Layer;
import io.hearthlink.structured.AnswerType;
import io.hearthlink.structured.StructuredOutput;
import io.hearthlink.tools.MathTools;
import io.hearthlink.tools.Toolbox;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A call that stands on another one, while it starts, ends and is cancelled at once. */
@ExtendWith(RaceReport.class)
class StagedCallRaceTest {

  private static final Answer ANSWER = Answers.of("Hello");
  private static final ChatRequest REQUEST =
      ChatRequest.builder().messages(UserMessage.from("Hi")).build();

  /** Notes what it hears. */
  private static final class Notes implements CallStage, ChatListener {
    final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public ChatListener listener() {
      return this;
    }

    @Override
    public void onText(String text) {
      heard.add(text);
    }

    @Override
    public Answer answered(Answer answer) {
      heard.add("answered");
      return answer;
    }

    @Override
    public void failed(LlmException failure) {
      heard.add("failed");
    }
  }

  @Test
  void aCancelMeetsTheStartAndTheEnd() {
    try (CallPool pool = new CallPool();
        Race race = new Race(2)) {
      ChatEngine inner = speaking(pool);
      for (int i = 0; i < Race.ROUNDS; i++) {
        Notes notes = new Notes();
        CompletableFuture<ActiveChat> itself = new CompletableFuture<>();
        CompletableFuture<ActiveChat> started = new CompletableFuture<>();
        race.round(
            () ->
                started.complete(
                    StagedCall.start(
                        inner,
                        REQUEST,
                        call -> {
                          itself.complete(call);
                          return notes;
                        })),
            () -> itself.join().cancel());

        Object end = new Endings(started.join()).one();
        if (end == ANSWER) {
          assertThat(notes.heard).containsExactly("Hel", "lo", "answered");
        } else {
          assertThat(end).isInstanceOf(CancelledException.class);
          assertThat(notes.heard).containsOnlyOnce("failed").doesNotContain("answered");
        }
      }
    }
  }

  @Test
  void aCancelMeetsTheStartOfACallThatSaysNothing() throws InterruptedException {
    Semaphore running = new Semaphore(Race.ROUNDS);
    try (CallPool pool = new CallPool();
        Race race = new Race(2)) {
      ChatEngine inner = engine(pool, own -> silence(own, running));
      for (int i = 0; i < Race.ROUNDS; i++) {
        CompletableFuture<ActiveChat> itself = new CompletableFuture<>();
        race.round(
            () ->
                StagedCall.start(
                    inner,
                    REQUEST,
                    call -> {
                      itself.complete(call);
                      return new Notes();
                    }),
            () -> itself.join().cancel());

        assertThat(new Endings(itself.join()).one()).isInstanceOf(CancelledException.class);
      }
      assertAllEnded(running);
    }
  }

  @Test
  void aCancelMeetsTheEngineThatWasLookedFor() throws InterruptedException {
    Semaphore running = new Semaphore(Race.ROUNDS);
    try (CallPool pool = new CallPool();
        Race race = new Race(2)) {
      for (int i = 0; i < Race.ROUNDS; i++) {
        CompletableFuture<ChatEngine> found = new CompletableFuture<>();
        ActiveChat call = LateCall.start(pool, found::join, REQUEST, ChatListener.NONE);
        Endings endings = new Endings(call);
        race.round(() -> found.complete(engine(pool, own -> silence(own, running))), call::cancel);

        assertThat(endings.one()).isInstanceOf(CancelledException.class);
      }
      assertAllEnded(running);
    }
  }

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of(Toolbox.of(new MathTools()), 0),
        Arguments.of(new StructuredOutput(AnswerType.of(Pair.class)), 1));
  }

  record Pair(int first, int second) {}

  @ParameterizedTest
  @MethodSource("layers")
  void aCancelMeetsTheNextQuestionOfALayer(Layer layer, int answered) throws InterruptedException {
    Semaphore running = new Semaphore(Race.ROUNDS);
    try (CallPool pool = new CallPool();
        Race race = new Race(1)) {
      for (int i = 0; i < Race.ROUNDS; i++) {
        AtomicInteger asked = new AtomicInteger();
        ChatEngine engine =
            engine(
                pool, own -> asked.getAndIncrement() < answered ? ANSWER : silence(own, running));
        ActiveChat call = layer.around(engine).start(REQUEST, ChatListener.NONE);
        race.round(call::cancel);

        assertThat(new Endings(call).one()).isInstanceOf(CancelledException.class);
      }
      assertAllEnded(running);
    }
  }

  private static void assertAllEnded(Semaphore running) throws InterruptedException {
    assertThat(running.tryAcquire(Race.ROUNDS, 30, TimeUnit.SECONDS))
        .as("calls of the engine have ended")
        .isTrue();
    // one that was cancelled before it did anything may still be about to begin
    running.release(Race.ROUNDS);
  }

  /** Answers nothing until it is cancelled. */
  private static Answer silence(RunningCall call, Semaphore running) {
    CountDownLatch cancelled = new CountDownLatch(1);
    call.onCancel(cancelled::countDown);
    running.acquireUninterruptibly();
    try {
      cancelled.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running.release();
    return ANSWER;
  }

  private static ChatEngine speaking(CallPool pool) {
    return engine(
        pool,
        call -> {
          call.listener().onText("Hel");
          call.listener().onText("lo");
          return ANSWER;
        });
  }

  private static ChatEngine engine(CallPool pool, CallBody body) {
    return new ChatEngine() {
      @Override
      public ActiveChat start(ChatRequest request, ChatListener listener) {
        return pool.start(ErrorContext.NONE, listener, body);
      }

      @Override
      public EngineInfo info() {
        return new EngineInfo(
            "race", "m", null, ModelProvider.OTHER, Set.of(), DefaultChatRequestParameters.EMPTY);
      }
    };
  }
}
