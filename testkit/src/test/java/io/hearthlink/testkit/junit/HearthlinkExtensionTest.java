package io.hearthlink.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.RealCalls;
import io.hearthlink.testkit.cassette.Cassette;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class HearthlinkExtensionTest {

  @Test
  void makes_parameters() {
    run(Cases.Injected.class).assertStatistics(stats -> stats.started(6).succeeded(6));
  }

  @Test
  void calls_what_is_allowed() {
    run(Cases.Allowed.class).assertStatistics(stats -> stats.started(1).succeeded(1));
    assertThat(System.getProperty(RealCalls.PROPERTY)).isNull();
  }

  /** So do older versions of JUnit, and newer ones where a switch says so. */
  @Test
  void ends_what_it_made_also_where_junit_closes_only_what_is_of_its_own_type() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Cases.Allowed.class))
        .configurationParameter(
            "junit.jupiter.extensions.store.close.autocloseable.enabled", "false")
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.started(1).succeeded(1));
    assertThat(System.getProperty(RealCalls.PROPERTY)).isNull();
  }

  @Test
  void fails_tests_that_reach_too_far() {
    Events tests = run(Cases.Failing.class);

    tests
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test("calls_a_real_model"),
                finishedWithFailure(
                    instanceOf(AssertionError.class), message(m -> m.contains("may not call")))))
        .haveExactly(
            1,
            event(
                test("asks_what_was_not_recorded"),
                finishedWithFailure(
                    instanceOf(AssertionError.class),
                    message(m -> m.contains("POST /api/generate, is not in")))))
        .haveExactly(
            1,
            event(
                test("has_no_recording"),
                finishedWithFailure(message(m -> m.contains("Failing/has_no_recording.json")))))
        .haveExactly(
            1,
            event(
                test("lacks_its_annotation"),
                finishedWithFailure(message(m -> m.contains("No ParameterResolver")))));
    tests.assertStatistics(stats -> stats.started(5).succeeded(1).failed(4));
  }

  @Test
  void is_found_by_junit_where_that_is_wanted_and_forbids_nothing_by_itself() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Cases.Plain.class))
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(1));
  }

  @Test
  void a_test_that_failed_records_nothing(@TempDir Path folder) throws Exception {
    try (FakeServer real = FakeServer.ollama().answer("Hello").start()) {
      Path failed = folder.resolve("failed.json");
      Path passed = folder.resolve("passed.json");
      for (Path file : new Path[] {failed, passed}) {
        Cassette cassette = Cassette.of(file).from(real.url()).recordingInCi().start();
        Cases.post(cassette.url(), "/api/chat");
        Optional<Throwable> failure =
            file.equals(failed) ? Optional.of(new AssertionError("failed")) : Optional.empty();
        new KeptIfPassed(cassette, () -> failure).close();
      }
      assertThat(failed).doesNotExist();
      assertThat(Files.size(passed)).isPositive();
    }
  }

  private static Events run(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(type))
        .execute()
        .testEvents();
  }
}
