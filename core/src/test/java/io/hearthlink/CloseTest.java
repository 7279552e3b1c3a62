package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A closed hearth holds nothing: no caller, no connection, no thread. */
@Tag("fast")
@SuppressWarnings("try") // closing explicitly is what is tested
class CloseTest {

  private static final Duration HANG = Duration.ofSeconds(10);

  @Test
  void idleConnectionsEndWithIt() {
    try (FakeServer server = FakeServer.ollama().answer("Hello").start()) {
      try (Hearthlink hearth = hearth("ollama", server)) {
        hearth.client("m").generate("Hi");
        assertThat(server.openConnections()).isEqualTo(1);
      }
      server.awaitNoConnections(HANG);
    }
  }

  @Test
  void threadsEndWithIt() throws InterruptedException {
    try (FakeServer server = FakeServer.ollama().answer("Hello").start()) {
      try (Hearthlink hearth = hearth("ollama", server)) {
        hearth.client("m").generate("Hi");
        assertThat(ours()).anyMatch(name -> name.startsWith("hearthlink-http-selector"));
      }
      for (Thread thread : threads()) {
        thread.join(HANG.toMillis());
      }
      assertThat(ours()).isEmpty();
    }
  }

  @Test
  void aListThatIsWaitedForIsCancelled() {
    FakeReply silent = FakeReply.silence();
    try (FakeServer server = FakeServer.ollama().route("GET", "/api/tags", silent).start();
        Hearthlink hearth = hearth("ollama", server)) {
      CompletableFuture<?> listing =
          CompletableFuture.supplyAsync(() -> hearth.client("m").catalog().list());
      server.awaitRequest(1);
      hearth.close();

      assertThat(listing)
          .failsWithin(HANG)
          .withThrowableThat()
          .withCauseInstanceOf(CancelledException.class);
    }
  }

  @Test
  void aCallThatRunsIsCancelled() {
    try (FakeServer server = FakeServer.ollama().answer(FakeReply.silence()).start();
        Hearthlink hearth = hearth("ollama", server)) {
      ActiveChat call = hearth.client("m").stream("Hi", text -> {});
      server.awaitRequest(1);
      hearth.close();

      assertThatThrownBy(call::await).isInstanceOf(CancelledException.class);
      server.awaitDisconnect(HANG);
    }
  }

  @Test
  void afterwardsNobodyIsAsked() {
    try (FakeServer server = FakeServer.ollama().answer("Hello").start();
        Hearthlink named = hearth("ollama", server);
        Hearthlink auto = hearth("auto", server)) {
      LlmClient client = named.client("m");
      client.engine();
      named.close();
      named.close();
      auto.close();

      assertThatThrownBy(() -> client.generate("Hi")).isInstanceOf(CancelledException.class);
      assertThatThrownBy(() -> client.catalog().list())
          .isInstanceOf(ConnectionException.class)
          .hasMessageContainingAll("Hearthlink is closed", server.url());
      assertThatThrownBy(() -> auto.client().generate("Hi"))
          .isInstanceOf(CancelledException.class)
          .hasMessageContaining("Hearthlink is closed");
      assertThat(server.acceptedConnections()).isZero();
    }
  }

  private static Iterable<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("hearthlink-"))
        .toList();
  }

  private static Iterable<String> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("hearthlink-"))
        .toList();
  }

  private static Hearthlink hearth(String backend, FakeServer server) {
    return Hearthlink.builder()
        .backend(backend)
        .endpoint(server.url())
        .llm(llm -> llm.timeouts(Timeouts.DEFAULT.withConnect(HANG.multipliedBy(6))))
        .build();
  }
}
