package io.hearthlink.verification.secret;

import io.hearthlink.testkit.LeavesBehind;
import io.hearthlink.verification.report.Suite;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as {@link LibraryCanaryTest} of replies whose head is no HTTP. */
@LeavesBehind(value = "socket .*", because = "the JDK closes no connection that broke in its head")
class BrokenHeadCanaryTest {

  private static final Canary CANARY = Canary.fresh();
  private static final Suite SUITE = Suite.of("canary: replies that are no HTTP");

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void call(Trial trial) {
    trial.run(CANARY).judge(SUITE, trial.toString());
  }

  static Stream<Trial> call() {
    return Trial.all(Scenario::breaksHead);
  }

  @AfterAll
  static void end() throws Exception {
    LeftFiles.end(SUITE, CANARY);
  }
}
