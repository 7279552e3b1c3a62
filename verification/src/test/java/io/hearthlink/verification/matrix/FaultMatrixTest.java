package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the matrix, a test for each cell. */
class FaultMatrixTest {

  @TestFactory
  Stream<DynamicTest> cells() {
    List<Cell> cells = Cells.all();
    List<Future<Cell.Outcome>> running = Cells.start(cells);
    return IntStream.range(0, cells.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    cells.get(i).toString(),
                    () -> {
                      Cell.Outcome outcome = Cells.outcome(cells.get(i), running.get(i));
                      assertThat(outcome.violations()).as("%s", outcome).isEmpty();
                    }));
  }
}
