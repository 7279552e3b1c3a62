package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.verification.Project;
import io.hearthlink.verification.report.Suite;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the matrix, a test for each cell. */
class FaultMatrixTest {

  private static final Suite SUITE = Suite.of("fault matrix");

  @TestFactory
  Stream<DynamicTest> cells() throws Exception {
    return new MatrixTests(SUITE).of(fault -> !fault.breaksHead());
  }

  @Test
  void the_table_is_whole() {
    assertThat(Fault.values()).hasSize(115);
    assertThat(Cells.all()).hasSizeGreaterThan(1000);
    assertThat(Cells.all().stream().map(Cell::fault).distinct()).hasSize(115);
  }

  @Test
  void the_readme_tells_how_large_it_is() {
    String faults = Fault.values().length + " faults";
    String cells = String.format(Locale.ROOT, "0 of %,d", Cells.all().size());
    assertThat(Project.readme().contains(faults)).as("the README says: %s", faults).isTrue();
    assertThat(Project.readme().contains(cells)).as("the README says: %s", cells).isTrue();
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
}
