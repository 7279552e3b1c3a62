package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The hook, as the tests of every module name it, fails the classes below. */
class LeakHookTest {

  private static final CountDownLatch END = new CountDownLatch(1);

  @BeforeEach
  void hurry() {
    System.setProperty(LeakExtension.PATIENCE, "500");
  }

  @AfterEach
  void tidy() {
    System.clearProperty(LeakExtension.PATIENCE);
    END.countDown();
  }

  @Test
  void aClassOfPropertiesThatLeavesAThreadFails() {
    assertThat(complaints(Tidy.class)).isEmpty();
    assertThat(complaints(Forgiven.class)).isEmpty();
    assertThat(complaints(EndsAtLast.class)).isEmpty();
    assertThat(complaints(Leaves.class))
        .isNotEmpty()
        .allSatisfy(
            complaint ->
                assertThat(complaint).contains("Leaves leaves behind", "daemon thread left-over"));
  }

  private static List<String> complaints(Class<?> properties) {
    EngineExecutionResults results =
        EngineTestKit.engine("jqwik")
            .configurationParameter("jqwik.database", "target/jqwik-database")
            .configurationParameter("jqwik.reporting.onlyfailures", "true")
            .selectors(selectClass(properties))
            .execute();
    assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
    return results.containerEvents().failed().stream()
        .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
        .flatMap(result -> result.getThrowable().stream())
        .map(Throwable::getMessage)
        .toList();
  }

  static class Tidy {
    @Property(tries = 1)
    boolean holds(@ForAll int any) {
      return Math.abs((long) any) >= 0;
    }
  }

  static class Leaves {
    @Property(tries = 1)
    boolean holds(@ForAll int any) {
      Thread thread = new Thread(LeakHookTest::await, "left-over");
      thread.setDaemon(true);
      thread.start();
      return thread.isDaemon();
    }
  }

  @LeavesBehind(value = "daemon thread left-over .*", because = "this shows that it is forgiven")
  static class Forgiven extends Leaves {}

  static class EndsAtLast extends Leaves {
    @AfterContainer
    static void end() {
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().equals("left-over"))
          .forEach(Thread::interrupt);
    }
  }

  private static void await() {
    try {
      END.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
