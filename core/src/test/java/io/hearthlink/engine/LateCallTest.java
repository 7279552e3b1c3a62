package io.hearthlink.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ServerException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class LateCallTest {

  private static final ChatRequest HI =
      ChatRequest.builder().messages(UserMessage.from("Hi")).build();

  @Test
  void a_cancel_reaches_the_call_that_was_found() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    try (CallPool pool = new CallPool();
        ScriptedEngine engine =
            new ScriptedEngine(call -> untilCancelled(call, running, cancelled))) {
      ActiveChat call = LateCall.start(pool, () -> engine, HI, ChatListener.NONE);
      running.await();
      call.cancel();

      assertThatThrownBy(call::await).isInstanceOf(CancelledException.class);
      cancelled.await();
    }
  }

  @Test
  void a_cancel_while_the_engine_is_looked_for_starts_nothing() {
    CompletableFuture<ChatEngine> found = new CompletableFuture<>();
    CompletableFuture<Boolean> asked = new CompletableFuture<>();
    try (CallPool pool = new CallPool();
        ScriptedEngine engine = ScriptedEngine.saying(FinishReason.STOP, List.of("Hello"))) {
      ActiveChat call =
          LateCall.start(
              pool,
              () -> {
                asked.complete(true);
                return found.join();
              },
              HI,
              ChatListener.NONE);
      assertThat(asked.join()).isTrue();
      call.cancel();
      found.complete(engine);

      assertThatThrownBy(call::await).isInstanceOf(CancelledException.class);
      assertThat(engine.requests()).isEmpty();
    }
  }

  @Test
  void what_finds_the_engine_may_fail_in_any_way() throws Exception {
    try (CallPool pool = new CallPool()) {
      ActiveChat call =
          LateCall.start(
              pool,
              () -> {
                throw new IllegalStateException("lost");
              },
              HI,
              ChatListener.NONE);
      assertThatThrownBy(() -> call.answer().get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(ServerException.class)
          .hasRootCauseMessage("lost");
    }
  }

  @Test
  void closing_the_pool_cancels_it() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    try (ScriptedEngine engine =
        new ScriptedEngine(call -> untilCancelled(call, running, cancelled))) {
      CallPool pool = new CallPool();
      ActiveChat call = LateCall.start(pool, () -> engine, HI, ChatListener.NONE);
      running.await();
      pool.close();

      assertThatThrownBy(call::await).isInstanceOf(CancelledException.class);
      cancelled.await();
      ActiveChat late = LateCall.start(pool, () -> engine, HI, ChatListener.NONE);
      assertThatThrownBy(late::await).isInstanceOf(CancelledException.class);
    }
  }

  private static Answer untilCancelled(
      RunningCall call, CountDownLatch running, CountDownLatch cancelled) {
    call.onCancel(cancelled::countDown);
    running.countDown();
    try {
      cancelled.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return ScriptedEngine.answer(AiMessage.from("Hello"), FinishReason.STOP);
  }
}
