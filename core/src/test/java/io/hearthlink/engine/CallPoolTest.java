package io.hearthlink.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class CallPoolTest {

  private static final Answer ANSWER =
      ScriptedEngine.answer(AiMessage.from("Hello"), FinishReason.STOP);

  @Test
  void callsAndTasksRunOnDaemonsThatSayWhoTheyAre() {
    try (CallPool pool = new CallPool()) {
      CompletableFuture<Thread> ofCall = new CompletableFuture<>();
      CompletableFuture<Thread> ofTask = new CompletableFuture<>();
      pool.start(
              ErrorContext.NONE,
              ChatListener.NONE,
              call -> {
                ofCall.complete(Thread.currentThread());
                return ANSWER;
              })
          .await();
      pool.execute(() -> ofTask.complete(Thread.currentThread()));

      for (Thread thread : new Thread[] {ofCall.join(), ofTask.join()}) {
        assertThat(thread.getName()).startsWith("hearthlink-call-");
        assertThat(thread.isDaemon()).isTrue();
      }
    }
  }

  @Test
  void closingCancelsWhatRunsAndRefusesWhatComes() throws InterruptedException {
    CallPool pool = new CallPool();
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    ActiveChat running =
        pool.start(
            ErrorContext.NONE,
            ChatListener.NONE,
            call -> {
              worker.complete(Thread.currentThread());
              return untilCancelled(call);
            });
    Thread thread = worker.join();
    pool.close();
    pool.close();

    assertThatThrownBy(running::await).isInstanceOf(CancelledException.class);
    thread.join();
    ActiveChat late = pool.start(ErrorContext.NONE, ChatListener.NONE, call -> ANSWER);
    assertThatThrownBy(late::await).isInstanceOf(CancelledException.class);
    assertThatThrownBy(() -> pool.execute(() -> {}))
        .isInstanceOf(CancelledException.class)
        .hasMessage("Hearthlink is closed.");
  }

  @Test
  void aCallThatIsWatchedAfterTheCloseIsCancelled() {
    try (CallPool elsewhere = new CallPool()) {
      ActiveChat call =
          elsewhere.start(ErrorContext.NONE, ChatListener.NONE, CallPoolTest::untilCancelled);
      CallPool closed = new CallPool();
      closed.close();
      closed.watch(call);

      assertThatThrownBy(() -> call.answer().get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(CancelledException.class);
    }
  }

  @Test
  void aCallThatHasEndedIsForgotten() {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    AtomicInteger cancelled = new AtomicInteger();
    ActiveChat call =
        new ActiveChat() {
          @Override
          public CompletableFuture<Answer> answer() {
            return answer;
          }

          @Override
          public void cancel() {
            cancelled.incrementAndGet();
          }
        };
    CallPool pool = new CallPool();
    pool.watch(call);
    answer.complete(ANSWER);
    pool.close();
    assertThat(cancelled).hasValue(0);
  }

  private static Answer untilCancelled(RunningCall call) {
    CountDownLatch cancelled = new CountDownLatch(1);
    call.onCancel(cancelled::countDown);
    try {
      cancelled.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return ANSWER;
  }
}
