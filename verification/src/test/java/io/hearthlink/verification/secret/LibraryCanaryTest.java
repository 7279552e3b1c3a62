package io.hearthlink.verification.secret;

import io.hearthlink.verification.report.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever becomes of a call, nothing that a program can see of it shows a secret. */
class LibraryCanaryTest {

  private static final Canary CANARY = Canary.fresh();
  private static final Suite SUITE = Suite.of("canary: library");

  @ParameterizedTest(name = "{0} {1} {2} loud={3}")
  @MethodSource("calls")
  void call(Scenario scenario, Speech speech, Way way, boolean loud) {
    Evidence evidence = new Evidence(CANARY);
    new Trial(CANARY, evidence, scenario, loud).run(speech, way);
    evidence.judge(SUITE, scenario + " " + speech + " " + way + (loud ? " loud" : ""));
  }

  static Stream<Arguments> calls() {
    List<Arguments> calls = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      for (Speech speech : Speech.values()) {
        for (Way way : Way.values()) {
          calls.add(Arguments.of(scenario, speech, way, way == Way.STREAMING));
        }
        calls.add(Arguments.of(scenario, speech, Way.BLOCKING, true));
        calls.add(Arguments.of(scenario, speech, Way.STREAMING, false));
      }
    }
    return calls.stream();
  }

  @AfterAll
  static void write() {
    SUITE.write();
  }
}
