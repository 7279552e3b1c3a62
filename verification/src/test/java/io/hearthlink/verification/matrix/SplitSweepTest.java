package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.FakeReply;
import io.hearthlink.verification.report.Suite;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sends replies in two parts, split at every byte: the answer must be the same. */
class SplitSweepTest {

  private static final Duration PAUSE = Duration.ofMillis(1);

  @Test
  void at_bytes_of_the_answer() throws Exception {
    sweep(Suite.of("split at every 4th byte"), 4);
  }

  @Tag("deep")
  @Test
  void at_every_byte_of_the_answer() throws Exception {
    sweep(Suite.of("split at every byte"), 1);
  }

  private static void sweep(Suite suite, int step) throws Exception {
    Sweep.each(
        suite,
        (form, mode) -> {
          FakeReply reply = FakeReply.pieces(Form.WORDS.toArray(String[]::new));
          int length = WireBytes.of(form, mode, reply).length();
          try (Sweep sweep =
              new Sweep(form, mode, Expected.PATIENT, at -> reply.splitAt(at, PAUSE))) {
            int first = Math.floorMod((form + " " + mode).hashCode(), step);
            for (int at = first; at < length; at += step) {
              Sweep.count(suite, form + " " + mode + " at " + at, problem(mode, sweep.ask(at)));
            }
          }
        });
    suite.write();
    assertThat(suite.violations()).isEmpty();
    assertThat(suite.cells()).isGreaterThan(500);
  }

  private static @Nullable String problem(Mode mode, Sweep.Ended split) {
    boolean whole =
        split.answer() != null
            && split.answer().text().equals(Form.TEXT)
            && (mode != Mode.STREAMING || split.heard().equals(Form.TEXT));
    return whole ? null : split.toString();
  }
}
