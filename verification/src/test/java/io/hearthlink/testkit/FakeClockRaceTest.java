package io.hearthlink.testkit;

import io.hearthlink.verification.race.Race;
import io.hearthlink.verification.race.RaceReport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clock of the fake servers, moved on while a reply begins to wait for it. */
@ExtendWith(RaceReport.class)
class FakeClockRaceTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aStepThatMeetsTheBeginningOfAPauseEndsIt() {
    FakeClock clock = FakeClock.create();
    CompletableFuture<Void> stays = new CompletableFuture<>();
    try (Race race = new Race(2)) {
      for (int i = 0; i < Race.ROUNDS; i++) {
        ServerTime.Pauses pauses = clock.time().pauses();
        race.round(() -> pauses.await(MINUTE, stays), () -> clock.advance(MINUTE));
      }
    }
  }
}
