package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ChatState;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TimeoutException.Phase;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.ReceivedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call ends in time, and at once where its caller wants no more of it. */
class CallTimeTest {

  /** What a loaded machine may add to a deadline before it counts as a hang. */
  private static final Duration HANG = Duration.ofSeconds(2);

  /** An idle timeout that a loaded machine does not use up where an answer is right. */
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  record Stall(String name, FakeReply reply, Timeouts timeouts, Phase phase, Duration limit) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Stall> stalls() {
    Duration shortly = Duration.ofMillis(250);
    Timeouts patient = Timeouts.DEFAULT;
    FakeReply hello = FakeReply.pieces("Hel", "lo", " there");
    return Stream.of(
        new Stall("no head", FakeReply.silence(), patient.withLoad(shortly), Phase.LOAD, shortly),
        new Stall(
            "T34 no body", hello.stallingAfter(0), patient.withIdle(shortly), Phase.IDLE, shortly),
        new Stall(
            "mid-stream", hello.stallingAfter(2), patient.withIdle(shortly), Phase.IDLE, shortly),
        new Stall(
            "no head within total",
            FakeReply.silence(),
            patient.withTotal(shortly),
            Phase.TOTAL,
            shortly),
        new Stall(
            "a drip never ends",
            hello.dripping(Duration.ofMillis(20)),
            patient.withTotal(shortly),
            Phase.TOTAL,
            shortly));
  }

  @ParameterizedTest
  @MethodSource("stalls")
  void endsInTime(Stall stall) {
    try (FakeServer server = FakeServer.ollama().model("m").answer(stall.reply()).start();
        Hearthlink hearth = hearth(server, stall.timeouts())) {
      long start = System.nanoTime();
      TimeoutException failure =
          catchThrowableOfType(
              TimeoutException.class, () -> hearth.client().stream("Hi", text -> {}).await());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(failure.phase()).isEqualTo(stall.phase());
      assertThat(failure.limit()).isEqualTo(stall.limit());
      assertThat(failure).hasMessageContaining("llm.timeouts.");
      assertThat(took).isBetween(stall.limit(), stall.limit().plus(HANG));
      server.awaitNoConnections(HANG);
    }
  }

  @Test
  void aLongLoadIsNoStall() {
    Timeouts timeouts = Timeouts.DEFAULT.withLoad(Duration.ofSeconds(20)).withIdle(A_SECOND);
    try (FakeServer server =
            FakeServer.ollama()
                .model("m")
                .answer(FakeReply.text("Hello").afterLoading(Duration.ofMillis(1500)))
                .start();
        Hearthlink hearth = hearth(server, timeouts)) {
      Answer answer = hearth.client().generate("Hi");
      assertThat(answer.text()).isEqualTo("Hello");
      assertThat(answer.report().load()).isGreaterThan(Duration.ofMillis(1450));
    }
  }

  /** The idle clock runs only while a read is waiting. */
  @Test
  void aSlowListenerIsNoStall() {
    Timeouts timeouts = Timeouts.DEFAULT.withIdle(A_SECOND);
    try (FakeServer server =
            FakeServer.ollama().model("m").answer(FakeReply.pieces("a", "b")).start();
        Hearthlink hearth = hearth(server, timeouts)) {
      CountDownLatch never = new CountDownLatch(1);
      Answer answer = hearth.client().stream("Hi", text -> await(never, 1200)).await();
      assertThat(answer.text()).isEqualTo("ab");
    }
  }

  /** The deadline of the whole call runs also while nothing is waited for. */
  @Test
  void aSlowListenerDoesNotHoldTheTotalUp() {
    String line = "{\"model\":\"m\",\"message\":{\"content\":\"a\"},\"done\":false}\n";
    FakeReply atOnce = FakeReply.stream("application/x-ndjson", line.repeat(100));
    Duration total = Duration.ofMillis(300);
    try (FakeServer server = FakeServer.ollama().model("m").answer(atOnce).start();
        Hearthlink hearth = hearth(server, Timeouts.DEFAULT.withTotal(total))) {
      CountDownLatch never = new CountDownLatch(1);
      long start = System.nanoTime();
      ActiveChat call = hearth.client().stream("Hi", text -> await(never, 100));
      TimeoutException failure = catchThrowableOfType(TimeoutException.class, call::await);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(total, total.plus(HANG));
      assertThat(failure.phase()).isEqualTo(Phase.TOTAL);
      assertThat(failure.partialText()).startsWith("aa").hasSizeLessThan(100);
    }
  }

  @Test
  void refusedConnectionFailsAtOnceAndSaysWhatToDo() {
    try (FakeServer nobody = FakeServer.refusing();
        Hearthlink hearth = hearth(nobody, Timeouts.DEFAULT)) {
      long start = System.nanoTime();
      ConnectionException failure =
          catchThrowableOfType(ConnectionException.class, () -> hearth.client().generate("Hi"));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      assertThat(failure)
          .hasMessage(
              "No model server answers at "
                  + nobody.url()
                  + " (connection refused). Start it with \"ollama serve\", or set"
                  + " HEARTHLINK_LLM_ENDPOINT.");
      assertThat(failure.retryable()).isTrue();
    }
  }

  @Test
  void cancelWhileTheModelLoadsClosesTheSocket() throws Exception {
    try (FakeServer server = FakeServer.ollama().model("m").answer(FakeReply.silence()).start();
        Hearthlink hearth = hearth(server, Timeouts.DEFAULT)) {
      ActiveChat call = hearth.client().stream("Hi", text -> {});
      ReceivedRequest request = server.awaitRequest(1);
      call.cancel();
      request.disconnected().get(HANG.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(catchThrowableOfType(CancelledException.class, call::await)).isNotNull();
    }
  }

  /** Whoever waits for the ending may take its time, the server need not wait for that. */
  @Test
  void aSlowContinuationDoesNotHoldTheCloseUp() throws Exception {
    try (FakeServer server = FakeServer.ollama().model("m").answer(FakeReply.silence()).start();
        Hearthlink hearth = hearth(server, Timeouts.DEFAULT)) {
      ActiveChat call = hearth.client().stream("Hi", text -> {});
      ReceivedRequest request = server.awaitRequest(1);
      CountDownLatch closed = new CountDownLatch(1);
      CompletableFuture<Boolean> seen =
          call.answer()
              .handle(
                  (answer, failure) -> {
                    try {
                      return closed.await(5, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                      return false;
                    }
                  });
      var unused = request.disconnected().thenRun(closed::countDown);
      call.cancel();
      assertThat(seen.get(6, TimeUnit.SECONDS)).as("closed while the ending was told").isTrue();
    }
  }

  @Test
  void cancellingTheFutureInMidStreamClosesTheSocket() throws Exception {
    try (FakeServer server =
            FakeServer.ollama()
                .model("m")
                .answer(FakeReply.pieces("a", "b").stallingAfter(1))
                .start();
        Hearthlink hearth = hearth(server, Timeouts.DEFAULT)) {
      CountDownLatch heard = new CountDownLatch(1);
      List<String> texts = new CopyOnWriteArrayList<>();
      CompletableFuture<Answer> future =
          hearth.client().stream(
                  "Hi",
                  text -> {
                    texts.add(text);
                    heard.countDown();
                  })
              .answer();
      assertThat(heard.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(future.cancel(true)).isTrue();
      assertThat(future).isCancelled();
      server.awaitDisconnect(HANG);
      assertThat(texts).containsExactly("a");
    }
  }

  @Test
  void anInterruptOfABlockedCallerCancels() throws Exception {
    try (FakeServer server = FakeServer.ollama().model("m").answer(FakeReply.silence()).start();
        Hearthlink hearth = hearth(server, Timeouts.DEFAULT)) {
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      CompletableFuture<LlmException> failure = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                failure.complete(
                    catchThrowableOfType(LlmException.class, () -> hearth.client().generate("Hi")));
                flag.complete(Thread.currentThread().isInterrupted());
              });
      caller.start();
      ReceivedRequest request = server.awaitRequest(1);
      caller.interrupt();
      assertThat(failure.get(5, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
      assertThat(flag.get(5, TimeUnit.SECONDS)).as("interrupt flag kept").isTrue();
      request.disconnected().get(HANG.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void aListenerThatThrowsEndsTheCall() {
    try (FakeServer server = FakeServer.ollama().model("m").answer("Hello there").start();
        Hearthlink hearth = hearth(server, Timeouts.DEFAULT)) {
      IllegalStateException own = new IllegalStateException("mine");
      ActiveChat call =
          hearth.client().stream(
              "Hi",
              text -> {
                throw own;
              });
      CancelledException failure = catchThrowableOfType(CancelledException.class, call::await);
      assertThat(failure).hasCause(own);
    }
  }

  @Test
  void closingTheHearthEndsItsCalls() {
    try (FakeServer server = FakeServer.ollama().model("m").answer(FakeReply.silence()).start()) {
      Hearthlink hearth = hearth(server, Timeouts.DEFAULT);
      ActiveChat call = hearth.client().stream("Hi", text -> {});
      server.awaitRequest(1);
      hearth.close();
      assertThat(catchThrowableOfType(LlmException.class, call::await))
          .isInstanceOf(CancelledException.class);
      assertThat(catchThrowableOfType(LlmException.class, () -> hearth.client().generate("Hi")))
          .isInstanceOf(LlmException.class);
      server.awaitNoConnections(HANG);
    }
  }

  @Test
  void statesComeInOrder() {
    try (FakeServer server = FakeServer.ollama().model("m").answer("Hello there").start();
        Hearthlink hearth = hearth(server, Timeouts.DEFAULT)) {
      List<ChatState> states = new CopyOnWriteArrayList<>();
      ChatListener listener =
          new ChatListener() {
            @Override
            public void onState(ChatState state) {
              states.add(state);
            }
          };
      hearth.client().stream("Hi", CallOptions.DEFAULT, listener).await();
      assertThat(states).containsExactly(ChatState.LOADING, ChatState.PROMPT, ChatState.ANSWERING);
    }
  }

  @Test
  void clientsAddNoThread() {
    try (FakeServer server = FakeServer.ollama().answer("Hello").start();
        Hearthlink hearth = hearth(server, Timeouts.DEFAULT)) {
      hearth.client().generate("Hi");
      long selectors = threads("HttpClient");
      List<LlmClient> clients =
          IntStream.range(0, 100).mapToObj(i -> hearth.client().withModel("model-" + i)).toList();
      clients.forEach(client -> assertThat(client.engine()).isNotNull());
      for (LlmClient client : clients) {
        client.generate("Hi");
      }
      // selectors of hearths that other tests closed end only when they are collected
      assertThat(threads("HttpClient")).isLessThanOrEqualTo(selectors);
      assertThat(threads("hearthlink-call")).isLessThan(10);
      assertThat(threads("hearthlink-http")).isLessThan(10);
    }
  }

  private static long threads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix))
        .count();
  }

  private static void await(CountDownLatch latch, long millis) {
    try {
      assertThat(latch.await(millis, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Hearthlink hearth(FakeServer server, Timeouts timeouts) {
    return Hearthlink.builder()
        .backend("ollama")
        .endpoint(server.url())
        .model("m")
        .llm(llm -> llm.timeouts(timeouts))
        .build();
  }
}
