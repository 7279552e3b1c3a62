package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The rule fails the classes below, which JUnit runs only when it is told to. */
class LeakExtensionTest {

  private static final List<Closeable> LEFT = new ArrayList<>();

  @AfterEach
  void tidy() throws IOException {
    for (Closeable left : LEFT) {
      left.close();
    }
    LEFT.clear();
  }

  @Test
  void aClassThatLeavesNothingPasses() {
    assertThat(complaint(Tidy.class)).isEmpty();
  }

  @Test
  void aThreadIsNamedWithWhatItDoes() {
    assertThat(complaint(LeavesThread.class))
        .contains("LeavesThread leaves behind", "daemon thread left-over", "CountDownLatch.await");
  }

  @Test
  void aThreadThatIsAboutToEndIsWaitedFor() {
    assertThat(complaint(EndsLate.class, "10000")).isEmpty();
  }

  @Test
  @EnabledIf("hasDescriptors")
  void aSocketAndAFileAreNamed() {
    assertThat(complaint(LeavesSocket.class)).contains("socket :").doesNotContain("thread");
    assertThat(complaint(LeavesFile.class)).contains("open file ").contains("left-open");
  }

  @Test
  void aProcessIsNamed() {
    assertThat(complaint(LeavesProcess.class)).contains("process ").contains("java");
  }

  @Test
  void anExceptionThatNobodyCaughtIsTold() {
    assertThat(complaint(ThrowsElsewhere.class))
        .contains("uncaught in thread thrower", "IllegalStateException: nobody catches this");
  }

  @Test
  void whatAClassNamesIsForgivenAndNothingElse() {
    assertThat(complaint(Forgiven.class)).isEmpty();
    assertThat(complaint(ForgivenOther.class)).contains("thread left-over");
  }

  @Test
  void aClassThatNeverBeganIsNotCounted() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter(LeakExtension.PATIENCE, "500")
            .selectors(selectClass(NeverBegins.class), selectClass(Tidy.class))
            .execute();
    assertThat(results.containerEvents().failed().stream())
        .extracting(event -> event.getTestDescriptor().getDisplayName())
        .containsExactly("LeakExtensionTest$NeverBegins");
    assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
  }

  static boolean hasDescriptors() {
    return Files.isDirectory(Path.of("/proc/self/fd"));
  }

  private static String complaint(Class<?> tests) {
    return complaint(tests, "500");
  }

  private static String complaint(Class<?> tests, String patience) {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter(LeakExtension.PATIENCE, patience)
            .selectors(selectClass(tests))
            .execute();
    assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
    return results.containerEvents().failed().stream()
        .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
        .flatMap(result -> result.getThrowable().stream())
        .map(Throwable::getMessage)
        .collect(Collectors.joining());
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void leaveThread() {
    CountDownLatch end = new CountDownLatch(1);
    start("left-over", () -> await(end));
    LEFT.add(end::countDown);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ExtendWith(LeakExtension.class)
  static class Tidy {
    @Test
    void works() throws IOException {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        assertThat(socket.getLocalPort()).isPositive();
      }
    }
  }

  static class Broken implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      throw new IllegalStateException("broken");
    }
  }

  @ExtendWith({Broken.class, LeakExtension.class})
  static class NeverBegins {
    @Test
    void works() {}
  }

  @ExtendWith(LeakExtension.class)
  static class LeavesThread {
    @Test
    void works() {
      leaveThread();
    }
  }

  @ExtendWith(LeakExtension.class)
  static class EndsLate {
    @Test
    void works() {
      Thread test = Thread.currentThread();
      // it is over after the test is, since it waits for the rule to wait
      start(
          "late",
          () -> {
            while (test.getState() != Thread.State.TIMED_WAITING) {
              Thread.onSpinWait();
            }
          });
    }
  }

  @ExtendWith(LeakExtension.class)
  static class LeavesSocket {
    @Test
    void works() throws IOException {
      LEFT.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
  }

  @ExtendWith(LeakExtension.class)
  static class LeavesFile {
    @Test
    void works() throws IOException {
      Path file = Files.createTempFile("left-open", ".txt");
      LEFT.add(Files.newInputStream(file));
      LEFT.add(() -> Files.delete(file));
    }
  }

  @ExtendWith(LeakExtension.class)
  static class LeavesProcess {
    @Test
    void works() throws IOException {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      Process process =
          new ProcessBuilder(
                  java.toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  FakeServerMain.class.getName(),
                  "ollama",
                  "0")
              .start();
      LEFT.add(
          () -> {
            process.destroyForcibly();
            process.onExit().join();
          });
    }
  }

  @ExtendWith(LeakExtension.class)
  static class ThrowsElsewhere {
    @Test
    void works() throws InterruptedException {
      Thread thrower =
          new Thread(
              () -> {
                throw new IllegalStateException("nobody catches this");
              },
              "thrower");
      thrower.start();
      thrower.join();
    }
  }

  @ExtendWith(LeakExtension.class)
  @LeavesBehind(value = "daemon thread left-over .*", because = "it is what is tested")
  static class Forgiven {
    @Test
    void works() {
      leaveThread();
    }
  }

  @ExtendWith(LeakExtension.class)
  @LeavesBehind(value = "socket .*", because = "it is what is tested")
  static class ForgivenOther {
    @Test
    void works() {
      leaveThread();
    }
  }
}
