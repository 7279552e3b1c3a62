package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.verification.report.Suite;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Makes a test of each cell, all of which begin to run at once, and counts them in a suite. */
final class MatrixTests {

  private final Suite suite;

  MatrixTests(Suite suite) {
    this.suite = suite;
  }

  /** The tests of these faults. */
  Stream<DynamicTest> of(Predicate<Fault> faults) throws Exception {
    Cells.warmUp();
    List<Cell> cells = Cells.all().stream().filter(cell -> faults.test(cell.fault())).toList();
    List<Future<Cell.Outcome>> running = Cells.start(cells);
    return IntStream.range(0, cells.size()).mapToObj(i -> test(cells.get(i), running.get(i)));
  }

  private DynamicTest test(Cell cell, Future<Cell.Outcome> running) {
    return DynamicTest.dynamicTest(
        cell.toString(),
        () -> {
          Cell.Outcome outcome = Cells.outcome(cell, running);
          suite.cell(cell.toString(), outcome.violations());
          time(cell.expected(), outcome.took());
          assertThat(outcome.violations()).as("%s", outcome).isEmpty();
        });
  }

  private void time(Expected expected, Duration took) {
    if (expected.isCancelled()) {
      suite.time("from a cancel or a close to the ending", took);
    } else if (expected.waits()) {
      suite.time("beyond the timeout " + expected.phase(), took.minus(expected.limit()));
    } else if (!expected.isSilence()) {
      suite.time("from the question to the ending", took);
    }
  }
}
