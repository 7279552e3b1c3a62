package io.hearthlink.verification.secret;

import io.hearthlink.verification.report.Suite;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever becomes of a call, nothing that a program can see of it shows a secret. */
class LibraryCanaryTest {

  private static final Canary CANARY = Canary.fresh();
  private static final Suite SUITE = Suite.of("canary: library");

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void call(Trial trial) {
    trial.run(CANARY).judge(SUITE, trial.toString());
  }

  static Stream<Trial> call() {
    return Trial.all(scenario -> !scenario.breaksHead());
  }

  @AfterAll
  static void end() throws Exception {
    LeftFiles.end(SUITE, CANARY);
  }
}
