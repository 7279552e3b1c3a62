package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.LeavesBehind;
import io.hearthlink.verification.Project;
import io.hearthlink.verification.report.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the matrix, a test for each cell. */
@LeavesBehind(value = "socket .*", because = "the JDK closes no connection that broke in its head")
class FaultMatrixTest {

  private static final Suite SUITE = Suite.of("fault matrix");

  @TestFactory
  Stream<DynamicTest> cells() throws Exception {
    Cells.warmUp();
    List<Cell> cells = Cells.all();
    List<Future<Cell.Outcome>> running = Cells.start(cells);
    return IntStream.range(0, cells.size()).mapToObj(i -> test(cells.get(i), running.get(i)));
  }

  @Test
  void the_table_is_whole() {
    assertThat(Fault.values()).hasSize(81);
    assertThat(Cells.all()).hasSizeGreaterThan(1000);
    assertThat(Cells.all().stream().map(Cell::fault).distinct()).hasSize(81);
  }

  @Test
  void the_readme_tells_how_large_it_is() {
    assertThat(Project.readme())
        .contains(Fault.values().length + " faults")
        .contains(String.format(Locale.ROOT, "0 of %,d", Cells.all().size()));
  }

  @AfterAll
  static void report() {
    SUITE.line(
        Fault.values().length
            + " faults, "
            + Form.values().length
            + " wires, "
            + EntryPoint.values().length
            + " entry points, "
            + Stack.values().length
            + " stacks.");
    SUITE.write();
  }

  private static DynamicTest test(Cell cell, Future<Cell.Outcome> running) {
    return DynamicTest.dynamicTest(
        cell.toString(),
        () -> {
          Cell.Outcome outcome = Cells.outcome(cell, running);
          SUITE.cell(cell.toString(), outcome.violations());
          time(cell.expected(), outcome.took());
          assertThat(outcome.violations()).as("%s", outcome).isEmpty();
        });
  }

  private static void time(Expected expected, Duration took) {
    if (expected.isCancelled()) {
      SUITE.time("from a cancel to the ending", took);
    } else if (expected.waits()) {
      SUITE.time("beyond the timeout " + expected.phase(), took.minus(expected.limit()));
    } else if (!expected.isSilence()) {
      SUITE.time("from the question to the ending", took);
    }
  }
}
