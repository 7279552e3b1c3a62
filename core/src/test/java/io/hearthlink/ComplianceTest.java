package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * LangChain4j's own suite for models, its long classes side by side: those for streams wait 30 s
 * for a cancelled one to stay silent.
 */
@Tag("compliance")
class ComplianceTest {

  @TestFactory
  List<DynamicTest> suite() {
    Outcomes outcomes = new Outcomes();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage("io.hearthlink.compliance"))
                .filters(includeClassNamePatterns(".*IT"))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter(
                    "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .build(),
            outcomes);
    assertThat(outcomes.classes).as("four on each wire").hasSize(12);
    return outcomes.tests;
  }

  /** Tells each test as one of ours; a class that fails outside of its tests is one, too. */
  private static final class Outcomes implements TestExecutionListener {
    private final List<DynamicTest> tests = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> classes = ConcurrentHashMap.newKeySet();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      tests.add(dynamicTest(name(test), () -> abort(name(test) + ": " + reason)));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        classes.add(test.getUniqueIdObject().getSegments().get(1).getValue());
      }
      // one that breaks itself off has shown nothing, and none of LangChain4j's does today
      if (test.isTest() || result.getStatus() != Status.SUCCESSFUL) {
        tests.add(dynamicTest(name(test), () -> tell(test, result)));
      }
    }

    private static void tell(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() != Status.SUCCESSFUL) {
        throw new AssertionError(name(test), result.getThrowable().orElse(null));
      }
    }

    /** Such as {@code io.hearthlink.compliance.OllamaChatIT/should_answer()}. */
    private static String name(TestIdentifier test) {
      return test.getUniqueIdObject().getSegments().stream()
          .skip(1)
          .map(UniqueId.Segment::getValue)
          .collect(Collectors.joining("/"));
    }
  }
}
