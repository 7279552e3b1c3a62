package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.ServerKind;
import io.hearthlink.verification.report.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs the cells that wait for a timeout or end by a cancel or a close, one after the other, and
 * holds them to the figures: a timeout is kept within 100 ms, or 10 % of it, a cancel and a close
 * within 250 ms.
 */
@Tag("deep")
@Tag("alone")
class StrictTimesTest {

  private static final Duration SLACK = Duration.ofMillis(100);
  private static final Duration UP = Duration.ofMillis(200);
  private static final Duration CANCEL = Duration.ofMillis(250);

  @Test
  void every_call_ends_in_time() throws Exception {
    Suite suite = Suite.of("strict times");
    Cells.warmUp();
    for (Cell cell : Cells.all()) {
      Expected expected = cell.expected();
      if (expected.waits() || expected.isCancelled()) {
        Cell.Outcome outcome = cell.run();
        Duration over =
            expected.isCancelled() ? outcome.took() : outcome.took().minus(expected.limit());
        Duration most = expected.isCancelled() ? CANCEL : slack(expected.limit());
        List<String> violations = new ArrayList<>(outcome.violations());
        if (over.compareTo(most) > 0) {
          violations.add("ends " + over.toMillis() + " ms late");
        }
        suite.cell(cell.toString(), violations);
        suite.time(
            expected.isCancelled()
                ? "from a cancel or a close to the ending"
                : "beyond the timeout",
            over);
      }
    }
    suite.write();
    assertThat(suite.violations()).isEmpty();
    assertThat(suite.cells()).isGreaterThan(100);
  }

  @Test
  void every_fake_server_is_up_at_once() {
    FakeServer.ollama().start().close(); // the classes are loaded
    Suite suite = Suite.of("fake servers that start");
    for (ServerKind kind : ServerKind.values()) {
      long start = System.nanoTime();
      try (FakeServer server = FakeServer.of(kind).model("m").answer("Hello").start()) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        boolean fast = took.compareTo(UP) < 0;
        suite.cell(kind + " at " + server.url(), fast ? List.of() : List.of("takes " + took));
        suite.time("until it is up", took);
      }
    }
    suite.write();
    assertThat(suite.violations()).isEmpty();
  }

  private static Duration slack(Duration limit) {
    Duration tenth = limit.dividedBy(10);
    return tenth.compareTo(SLACK) > 0 ? tenth : SLACK;
  }
}
