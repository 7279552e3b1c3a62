package io.hearthlink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.verification.race.Race;
import io.hearthlink.verification.race.RaceReport;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RaceReport.class)
class InterruptsRaceTest {

  @Test
  void ctrlCThatComesTooLateDoesNotEndWhatComesNext() {
    AtomicInteger exits = new AtomicInteger();
    Interrupts interrupts = new Interrupts(signal -> {}, exits::incrementAndGet);
    try (Race race = new Race(2)) {
      for (int i = 0; i < Race.ROUNDS; i++) {
        race.round(
            () -> {
              int done = interrupts.during(InterruptsRaceTest::work);
              assertThat(done).isEqualTo(1);
              assertThat(Thread.currentThread().isInterrupted()).isFalse();
            },
            interrupts::fire);
      }
    }
    assertThat(exits.get()).as("where nothing was at work").isBetween(1, Race.ROUNDS);
  }

  private static int work() {
    for (int i = 0; i < 500; i++) {
      Thread.onSpinWait();
    }
    return 1;
  }
}
