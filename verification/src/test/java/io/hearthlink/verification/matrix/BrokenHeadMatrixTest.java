package io.hearthlink.verification.matrix;

import io.hearthlink.testkit.LeavesBehind;
import io.hearthlink.verification.report.Suite;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cells of the matrix in which the head of the reply is no HTTP. */
@LeavesBehind(value = "socket .*", because = "the JDK closes no connection that broke in its head")
class BrokenHeadMatrixTest {

  private static final Suite SUITE = Suite.of("fault matrix, heads that are no HTTP");

  @TestFactory
  Stream<DynamicTest> cells() throws Exception {
    return new MatrixTests(SUITE).of(Fault::breaksHead);
  }

  @AfterAll
  static void report() {
    SUITE.write();
  }
}
