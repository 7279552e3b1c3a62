package io.hearthlink.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ModelLoadException;
import io.hearthlink.error.ServerException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The worker of a model file, while it starts and somebody closes the hearth. */
@ExtendWith(RaceReport.class)
class EmbeddedRaceTest {

  /** Each costs a process. */
  private static final int ROUNDS = Math.max(1, Race.ROUNDS / 200);

  private static final int LONGEST_START = 800;

  @Test
  void closingMeetsTheStartOfTheWorker() {
    try (Race race = new Race(3)) {
      for (int i = 0; i < ROUNDS; i++) {
        Hearthlink hearth = Hearthlink.builder().model("embedded:ember").build();
        LlmClient client = hearth.client();
        Race.Action ask =
            () -> {
              try {
                assertThat(client.generate("Hello!").text()).isNotEmpty();
              } catch (CancelledException | ModelLoadException | ServerException closed) {
                assertThat(closed).hasMessageNotContaining("Hello!");
              }
            };
        // from before the process begins until the model answers
        long moment = Duration.ofMillis(LONGEST_START).toNanos() * i / ROUNDS;
        race.round(
            ask,
            ask,
            () -> {
              LockSupport.parkNanos(moment);
              hearth.close();
            });
        hearth.close();
        assertThat(ProcessHandle.current().children()).as("workers that are left").isEmpty();
      }
    }
  }
}
