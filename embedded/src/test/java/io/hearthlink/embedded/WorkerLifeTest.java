package io.hearthlink.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ChatState;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TimeoutException.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkerLifeTest {

  private Embedded embedded;

  @BeforeEach
  void open() {
    embedded = Embedded.open();
  }

  @AfterEach
  void close() {
    embedded.close();
    assertThat(Embedded.workers()).isEmpty();
  }

  @Test
  void startsNoProcessBeforeTheFirstCallAndOneForAllClients() {
    embedded.backend().engine("ember");
    assertThat(Embedded.workers()).isEmpty();
    embedded.ask(EmberPrompts.HELLO);
    Set<Thread> threads = Embedded.threads();
    for (int i = 0; i < 100; i++) {
      assertThat(embedded.backend().engine("name" + i).toString())
          .isEqualTo("embedded(name" + i + ")");
    }
    assertThat(threads).containsAll(Embedded.threads());
    assertThat(Embedded.workers()).hasSize(1);
  }

  @Test
  void sharesTheWorkerOfAFileThatHasSeveralNames(@TempDir Path folder) throws IOException {
    Path ember = Embedded.ember();
    Path link = Files.createSymbolicLink(folder.resolve("link.gguf"), ember);
    for (String name : List.of("ember", ember.toString(), link.toString())) {
      assertThat(embedded.greet(name).text()).isNotEmpty();
    }
    assertThat(Embedded.workers()).hasSize(1);
    Files.delete(link);
  }

  @Test
  void aWorkerKilledInMidAnswerIsATypedErrorAndTheNextCallStartsANewOne() {
    StringBuilder shown = new StringBuilder();
    ServerException failure =
        catchThrowableOfType(
            ServerException.class,
            () ->
                embedded
                    .start(
                        Embedded.LONG,
                        ChatListener.text(
                            text -> {
                              if (shown.isEmpty()) {
                                Embedded.workers().forEach(ProcessHandle::destroyForcibly);
                              }
                              shown.append(text);
                            }))
                    .await());
    assertThat(failure.partialText()).isNotEmpty().isEqualTo(shown.toString());
    assertThat(failure).hasMessageContaining("exit code 137").hasMessageNotContaining("Hello");
    assertThat(failure.retryable()).isFalse();
    assertThat(embedded.ask(EmberPrompts.HELLO).text()).isNotEmpty();
  }

  @Test
  void aWorkerThatDiedInSilenceIsReplaced() throws Exception {
    embedded.ask(EmberPrompts.HELLO);
    ProcessHandle first = Embedded.workers().get(0);
    first.destroyForcibly();
    first.onExit().get(10, TimeUnit.SECONDS);
    assertThat(embedded.ask(EmberPrompts.HELLO).text()).isNotEmpty();
  }

  @Test
  void aCancelledAnswerEndsAtOnceAndTheWorkerStaysForTheNext() throws Exception {
    Reached answering = new Reached(ChatState.ANSWERING);
    ActiveChat call = embedded.start(Embedded.LONG, answering);
    answering.await();
    ProcessHandle worker = Embedded.workers().get(0);
    call.cancel();
    assertThat(failureOf(call)).isInstanceOf(CancelledException.class);
    assertThat(embedded.ask(EmberPrompts.HELLO).text()).isNotEmpty();
    assertThat(Embedded.workers()).containsExactly(worker);
  }

  @Test
  void aListenerThatNeverReturnsDoesNotKeepTheWorker() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    ActiveChat stuck =
        embedded.start(
            Embedded.LONG,
            ChatListener.text(
                text -> {
                  reached.countDown();
                  try {
                    release.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
    stuck.cancel();
    assertThat(embedded.ask(EmberPrompts.HELLO).text()).isNotEmpty();
    release.countDown();
  }

  @Test
  void aWorkerThatDoesNotStopIsKilled() throws Exception {
    ProcessHandle worker = frozenWorker();
    Reached asked = new Reached(ChatState.LOADING);
    ActiveChat call = embedded.start(Embedded.LONG, asked);
    asked.await();
    call.cancel();
    assertThat(failureOf(call)).isInstanceOf(CancelledException.class);
    assertThat(worker.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
    assertThat(embedded.ask(EmberPrompts.HELLO).text()).isNotEmpty();
  }

  @Test
  void eachTimeoutSaysWhichItWas() throws Exception {
    Timeouts impatient = Timeouts.DEFAULT.withLoad(Duration.ofMillis(1));
    try (Embedded other = Embedded.open(config -> config.timeouts(impatient))) {
      assertThat(timeout(other.start(Embedded.LONG, ChatListener.NONE)).phase())
          .isEqualTo(Phase.LOAD);
    }
    Timeouts restless = Timeouts.DEFAULT.withIdle(Duration.ofMillis(300));
    try (Embedded other = Embedded.open(config -> config.timeouts(restless))) {
      other.ask(EmberPrompts.HELLO);
      Process freezer = freezer(Embedded.workers().get(0));
      ActiveChat call = other.start(Embedded.LONG, ChatListener.text(text -> freeze(freezer)));
      TimeoutException failure = timeout(call);
      assertThat(failure.phase()).isEqualTo(Phase.IDLE);
      assertThat(failure.limit()).isEqualTo(Duration.ofMillis(300));
      assertThat(failure.partialText()).isNotEmpty();
    }
    ActiveChat call =
        embedded.start(
            Embedded.LONG.toBuilder()
                .parameters(
                    CallParameters.of(Embedded.LONG.parameters(), null, Duration.ofMillis(200)))
                .build(),
            ChatListener.NONE);
    assertThat(timeout(call).phase()).isEqualTo(Phase.TOTAL);
  }

  @Test
  void aSlowListenerDoesNotHoldTheDeadlineOfTheWholeUp() {
    CallParameters hurried =
        CallParameters.of(Embedded.LONG.parameters(), null, Duration.ofMillis(1500));
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger pieces = new AtomicInteger();
    ActiveChat call =
        embedded.start(
            Embedded.LONG.toBuilder().parameters(hurried).build(),
            ChatListener.text(
                text -> {
                  pieces.incrementAndGet();
                  try {
                    assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    assertThat(timeout(call).phase()).isEqualTo(Phase.TOTAL);
    assertThat(pieces).hasValueLessThan(100);
  }

  @Test
  void aWorkerThatReadsNothingIsATimeoutTooAndIsReplaced() throws Exception {
    frozenWorker();
    CallParameters hurried =
        CallParameters.of(DefaultChatRequestParameters.EMPTY, null, Duration.ofMillis(300));
    String moreThanAPipeHolds = "Hello ".repeat(40_000);
    ActiveChat call =
        embedded.start(Embedded.request(moreThanAPipeHolds, hurried), ChatListener.NONE);
    assertThat(timeout(call).phase()).isEqualTo(Phase.TOTAL);
    assertThat(embedded.ask(EmberPrompts.HELLO).text()).isNotEmpty();
  }

  @Test
  void closingEndsARunningAnswerAndItsWorker() throws Exception {
    Reached answering = new Reached(ChatState.ANSWERING);
    ActiveChat call = embedded.start(Embedded.LONG, answering);
    answering.await();
    embedded.backend().close();
    assertThat(failureOf(call)).isInstanceOf(CancelledException.class);
    assertThat(Embedded.workers()).isEmpty();
    embedded.backend().close();
    assertThat(failureOf(embedded.start(Embedded.LONG, ChatListener.NONE)))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void callsWaitForTheirTurnAndMayBeCancelledMeanwhile() throws Exception {
    ProcessHandle worker = frozenWorker();
    Reached asked = new Reached(ChatState.LOADING);
    Reached second = new Reached(ChatState.QUEUED);
    Reached third = new Reached(ChatState.QUEUED);
    ActiveChat answered = embedded.start(Embedded.LONG, asked);
    asked.await();
    ActiveChat givenUp = embedded.start(Embedded.LONG, second);
    ActiveChat patient =
        embedded.start(
            Embedded.request(EmberPrompts.HELLO, DefaultChatRequestParameters.EMPTY), third);
    second.await();
    third.await();
    givenUp.cancel();
    assertThat(failureOf(givenUp)).isInstanceOf(CancelledException.class);
    assertThat(patient.answer()).isNotDone();
    signal("CONT", worker);
    assertThat(answered.await().text()).startsWith("[");
    assertThat(patient.await().text()).isNotEmpty();
    assertThat(third.last).isEqualTo(ChatState.ANSWERING);
  }

  /** A worker that has its model and does nothing now, whatever it is sent. */
  private ProcessHandle frozenWorker() throws Exception {
    embedded.ask(EmberPrompts.HELLO);
    ProcessHandle worker = Embedded.workers().get(0);
    signal("STOP", worker);
    return worker;
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /**
   * A process that freezes another as soon as its input ends: within an answer there is no time to
   * start one.
   */
  private static Process freezer(ProcessHandle process) throws IOException {
    return new ProcessBuilder("sh", "-c", "read word; kill -STOP " + process.pid()).start();
  }

  private static void freeze(Process freezer) {
    try {
      freezer.getOutputStream().close();
      assertThat(freezer.waitFor()).isZero();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TimeoutException timeout(ActiveChat call) {
    return catchThrowableOfType(TimeoutException.class, call::await);
  }

  private static LlmException failureOf(ActiveChat call) {
    return catchThrowableOfType(LlmException.class, call::await);
  }

  /** Waits until a call is in a state. */
  private static final class Reached implements ChatListener {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final ChatState awaited;
    private volatile @Nullable ChatState last;

    Reached(ChatState awaited) {
      this.awaited = awaited;
    }

    @Override
    public void onState(ChatState state) {
      last = state;
      if (state == awaited) {
        reached.countDown();
      }
    }

    void await() throws InterruptedException {
      assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
