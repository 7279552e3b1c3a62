package io.hearthlink.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallBody;
import io.hearthlink.engine.CallPool;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.ServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A call without a server, while several want to end it. */
@ExtendWith(RaceReport.class)
class CallRaceTest {

  private static final Answer ANSWER = Answers.of("Hello");

  @Test
  void aCancelMeetsTheAnswer() {
    assertThat(cancelMeets(call -> ANSWER)).contains(ANSWER);
  }

  @Test
  void aCancelMeetsAFailure() {
    ServerException failure = new ServerException("no", ErrorContext.NONE);
    assertThat(
            cancelMeets(
                call -> {
                  throw failure;
                }))
        .contains(failure);
  }

  /** Returns the endings that were no cancel. */
  private static List<Object> cancelMeets(CallBody ending) {
    List<Object> others = new ArrayList<>();
    try (CallPool pool = new CallPool();
        Race race = new Race(3)) {
      for (int i = 0; i < Race.ROUNDS; i++) {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger early = new AtomicInteger();
        AtomicInteger late = new AtomicInteger();
        CompletableFuture<RunningCall> running = new CompletableFuture<>();
        ActiveChat call =
            pool.start(
                ErrorContext.NONE,
                ChatListener.NONE,
                own -> {
                  own.onCancel(early::incrementAndGet);
                  running.complete(own);
                  await(go);
                  return ending.answer(own);
                });
        Endings endings = new Endings(call);
        RunningCall own = running.join();
        race.round(go::countDown, call::cancel, () -> own.onCancel(late::incrementAndGet));

        Object end = endings.one();
        if (end instanceof CancelledException) {
          assertThat(early).as("a hook runs once").hasValue(1);
          assertThat(late).as("a hook that comes with the cancel runs once").hasValue(1);
        } else {
          others.add(end);
        }
      }
    }
    return others;
  }

  @Test
  void aListenerThatThrowsMeetsACancel() {
    try (CallPool pool = new CallPool();
        Race race = new Race(2)) {
      for (int i = 0; i < Race.ROUNDS; i++) {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        AtomicInteger hooks = new AtomicInteger();
        ActiveChat call =
            pool.start(
                ErrorContext.NONE,
                ChatListener.text(
                    text -> {
                      throw new IllegalStateException("full");
                    }),
                own -> {
                  own.onCancel(hooks::incrementAndGet);
                  running.countDown();
                  await(go);
                  own.listener().onText("Hel");
                  return ANSWER;
                });
        Endings endings = new Endings(call);
        await(running);
        race.round(go::countDown, call::cancel);

        Object end = endings.one();
        assertThat(end).as("an answer of which a piece was refused").isNotSameAs(ANSWER);
        assertThat(end).isInstanceOf(CancelledException.class);
        assertThat(hooks).hasValue(1);
      }
    }
  }

  @Test
  void severalCancelsAreOne() {
    try (CallPool pool = new CallPool();
        Race race = new Race(4)) {
      for (int i = 0; i < Race.ROUNDS; i++) {
        CountDownLatch cancelled = new CountDownLatch(1);
        AtomicInteger hooks = new AtomicInteger();
        CountDownLatch running = new CountDownLatch(1);
        ActiveChat call =
            pool.start(
                ErrorContext.NONE,
                ChatListener.NONE,
                own -> {
                  own.onCancel(hooks::incrementAndGet);
                  own.onCancel(cancelled::countDown);
                  running.countDown();
                  await(cancelled);
                  return ANSWER;
                });
        Endings endings = new Endings(call);
        await(running);
        race.round(
            call::cancel,
            call::cancel,
            () -> call.answer().cancel(true),
            () -> call.answer().cancel(false));

        assertThat(endings.one()).isInstanceOf(CancelledException.class);
        assertThat(hooks).hasValue(1);
      }
    }
  }

  @Test
  void closingThePoolMeetsItsCalls() {
    int rounds = Math.max(1, Race.ROUNDS / 5);
    try (Race race = new Race(3)) {
      for (int i = 0; i < rounds; i++) {
        CallPool pool = new CallPool();
        List<Endings> started = new ArrayList<>();
        race.round(
            pool::close,
            () -> {
              for (int n = 0; n < 5; n++) {
                started.add(
                    new Endings(pool.start(ErrorContext.NONE, ChatListener.NONE, own -> ANSWER)));
              }
            },
            () -> {
              try {
                pool.execute(() -> {});
              } catch (CancelledException closed) {
                assertThat(closed).hasMessage("Hearthlink is closed.");
              }
            });
        for (Endings call : started) {
          Object end = call.one();
          assertThat(end == ANSWER || end instanceof CancelledException).as("%s", end).isTrue();
        }
      }
    }
  }

  @Test
  void closingThePoolMeetsACallThatRunsElsewhere() {
    try (CallPool elsewhere = new CallPool();
        Race race = new Race(2)) {
      for (int i = 0; i < Race.ROUNDS; i++) {
        CallPool pool = new CallPool();
        CountDownLatch cancelled = new CountDownLatch(1);
        ActiveChat call =
            elsewhere.start(
                ErrorContext.NONE,
                ChatListener.NONE,
                own -> {
                  own.onCancel(cancelled::countDown);
                  await(cancelled);
                  return ANSWER;
                });
        race.round(pool::close, () -> pool.watch(call));
        assertThat(new Endings(call).one()).isInstanceOf(CancelledException.class);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
