package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.LeavesBehind;
import io.hearthlink.verification.report.Suite;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Changes every byte of a reply in five ways. What comes of it may be an answer, since nobody can
 * tell a wrong letter from a right one; but it ends, and its failure is typed.
 */
@Tag("deep")
@LeavesBehind(value = "socket .*", because = "the JDK closes no connection that broke in its head")
class FlipSweepTest {

  private static final char[] FLIPS = {0x01, 0x04, 0x20, 0x80, 0xFF};

  @Test
  void every_byte_of_the_answer() throws Exception {
    Suite suite = Suite.of("a byte flipped at every position");
    Sweep.each(
        suite,
        (form, mode) -> {
          WireBytes bytes =
              WireBytes.of(form, mode, FakeReply.pieces(Form.WORDS.toArray(String[]::new)));
          try (Sweep sweep =
              new Sweep(form, mode, Expected.PATIENT, number -> flipped(bytes, number))) {
            for (int number = 0; number < bytes.length() * FLIPS.length; number++) {
              Sweep.count(suite, form + " " + mode + " " + number, sweep.ask(number).problem());
            }
            suite.cell("connections of " + form + " " + mode, sweep.leftOpen());
          }
        });
    suite.write();
    assertThat(suite.violations()).isEmpty();
    assertThat(suite.cells()).isGreaterThan(7000);
  }

  private static FakeReply flipped(WireBytes bytes, int number) {
    StringBuilder text = new StringBuilder(bytes.bytes());
    int at = number / FLIPS.length;
    text.setCharAt(at, (char) (text.charAt(at) ^ FLIPS[number % FLIPS.length]));
    return FakeReply.raw(text.toString()).cutAt(text.length(), Ending.FIN);
  }
}
