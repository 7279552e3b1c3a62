package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.engine.ActiveChat;
import io.hearthlink.error.CancelledException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.verification.report.Suite;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cancels and interrupts calls at random moments: the call ends once, and soon. */
class CancelSweepTest {

  private static final long SEED = 20_261_125;
  private static final Duration PACE = Duration.ofMillis(2);

  /** About as long as a whole call takes. */
  private static final int MOMENTS_MICROS = 20_000;

  @Test
  void at_some_moments() throws Exception {
    sweep(Suite.of("cancel or interrupt at random moments"), 20, Cell.HANG);
  }

  @Tag("deep")
  @Tag("alone")
  @Test
  void at_many_moments() throws Exception {
    sweep(Suite.of("cancel or interrupt at many moments"), 140, Duration.ofMillis(250));
  }

  private static void sweep(Suite suite, int times, Duration most) throws Exception {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    try {
      Sweep.each(
          suite,
          (form, mode) -> {
            Random random = new Random(SEED + (form + " " + mode).hashCode());
            FakeReply reply = new Asked(form, mode.streamed()).answer().pacing(PACE);
            try (Sweep sweep = new Sweep(form, mode, Expected.PATIENT, i -> reply)) {
              for (int i = 0; i < times; i++) {
                int moment = random.nextInt(MOMENTS_MICROS);
                String name = form + " " + mode + " after " + moment + " us";
                Sweep.count(suite, name, once(suite, sweep, timer, mode, moment, most));
              }
              suite.cell("connections of " + form + " " + mode, sweep.leftOpen());
            }
          });
    } finally {
      timer.shutdownNow();
    }
    suite.line("Seed " + SEED + ".");
    suite.write();
    assertThat(suite.violations()).isEmpty();
    assertThat(suite.cells()).isEqualTo(6 * (times + 1));
  }

  private static @Nullable String once(
      Suite suite,
      Sweep sweep,
      ScheduledExecutorService timer,
      Mode mode,
      int moment,
      Duration most)
      throws Exception {
    Heard heard = new Heard();
    AtomicLong cancelled = new AtomicLong();
    ActiveChat call = sweep.start(1, heard);
    Thread waiting = Thread.currentThread();
    CompletableFuture<Void> cancel =
        CompletableFuture.runAsync(
            () -> {
              cancelled.set(System.nanoTime());
              if (mode == Mode.BLOCKING) {
                waiting.interrupt();
              } else {
                call.cancel();
              }
            },
            task -> {
              var unused = timer.schedule(task, moment, TimeUnit.MICROSECONDS);
            });
    String problem = ending(call, heard);
    Duration took = Duration.ofNanos(System.nanoTime() - cancelled.get());
    boolean won = cancelled.get() != 0;
    // an interrupt, early or late, must not meet the next call
    cancel.join();
    boolean unused = Thread.interrupted();
    if (won) {
      suite.time("from the cancel to the ending", took);
    }
    return problem == null && won && took.compareTo(most) > 0
        ? "ends " + took.toMillis() + " ms after the cancel"
        : problem;
  }

  private static @Nullable String ending(ActiveChat call, Heard heard) {
    String text = "";
    try {
      text = call.await().text();
    } catch (CancelledException right) {
      return Form.TEXT.startsWith(heard.toString()) ? null : "heard " + heard;
    } catch (RuntimeException wrong) {
      return wrong.toString();
    }
    return text.equals(Form.TEXT) ? null : "answers " + text;
  }
}
