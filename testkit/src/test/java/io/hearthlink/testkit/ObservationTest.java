package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  static Stream<Named<FakeReply>> unfinished() {
    FakeReply abc = FakeReply.pieces("aaa", "bbb");
    return Stream.of(
        Named.of("silent", FakeReply.silence()),
        Named.of("loading", abc.afterLoading(LONG)),
        Named.of("gated", abc.afterGate(new CompletableFuture<String>())),
        Named.of("stalled", abc.stallingAfter(1)),
        Named.of("pacing", abc.pacing(LONG)),
        Named.of("dripping", abc.dripping(Duration.ofMillis(50))),
        Named.of("endless", FakeReply.oversize("application/json", Long.MAX_VALUE)));
  }

  @ParameterizedTest
  @MethodSource("unfinished")
  void seesAClientGoInTheMiddleOfAReply(FakeReply reply) throws Exception {
    try (FakeServer server = FakeServer.ollama().answer(reply).start()) {
      RawClient client = new RawClient(server);
      client.send(RawClient.request("POST", "/api/chat", RawClient.chatBody(true)));
      ReceivedRequest request = server.awaitRequest(1);
      assertThat(request.disconnected()).isNotDone();
      long before = System.nanoTime();
      client.close();
      assertThat(server.awaitDisconnect(LONG)).isGreaterThanOrEqualTo(before);
      assertThat(request.disconnected().get()).isGreaterThanOrEqualTo(before);
      server.awaitNoConnections(LONG);
      assertThat(request.finished()).isNotDone();
    }
  }

  @Test
  void doesNotTakeTheCloseOfAnIdleConnectionForADisconnect() throws Exception {
    try (FakeServer server = FakeServer.ollama().answer("Hello").start()) {
      try (RawClient client = new RawClient(server)) {
        client.send(RawClient.request("GET", "/", "").replace("Connection: close\r\n", ""));
        client.readUntil("running");
        client.send(RawClient.request("GET", "/", "").replace("Connection: close\r\n", ""));
        client.readUntil("running");
        assertThat(server.openConnections()).isEqualTo(1);
        assertThat(server.acceptedConnections()).isEqualTo(1);
      }
      server.awaitNoConnections(LONG);
      assertThat(server.requests("/")).hasSize(2).allMatch(r -> !r.disconnected().isDone());
      assertThatThrownBy(() -> server.awaitDisconnect(Duration.ofMillis(1)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("a disconnect during a reply");
    }
  }

  @Test
  void remembersWhatWasAsked() throws Exception {
    long start = System.nanoTime();
    try (FakeServer server = FakeServer.ollama().answer("Hello").start()) {
      try (RawClient client = new RawClient(server)) {
        client.send(
            """
            POST /api/chat?x=1 HTTP/1.1\r
            X-Odd-Name: 1\r
            Expect: 100-continue\r
            Transfer-Encoding: chunked\r
            \r
            """);
        client.readUntil("HTTP/1.1 100 Continue\r\n\r\n");
        client.send("a\r\n{\"model\":\"\r\n3;x=y\r\nm\"}\r\n0\r\n\r\n");
        client.readUntil("\"done_reason\":\"load\"}");
      }
      ReceivedRequest request = server.requests("/api/chat").get(0);
      assertThat(request.receivedAt()).isBetween(start, System.nanoTime());
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.query()).isEqualTo("x=1");
      assertThat(request.header("x-odd-name")).isEqualTo("1");
      assertThat(request.header("missing")).isNull();
      assertThat(request.headerNames()).contains("X-Odd-Name");
      assertThat(request.body()).isEqualTo("{\"model\":\"m\"}");
      assertThat(server.lastChat().model()).isEqualTo("m");
      assertThat(server.chats()).hasSize(1);
    }
  }

  @Test
  void endsItsThreadsWhenItCloses() throws Exception {
    FakeServer server = FakeServer.ollama().answer(FakeReply.silence()).start();
    try (RawClient client = new RawClient(server)) {
      client.send(RawClient.request("POST", "/api/chat", RawClient.chatBody(true)));
      server.awaitRequest(1);
      String name = "fake-ollama-" + server.port();
      Thread[] threads =
          Thread.getAllStackTraces().keySet().stream()
              .filter(t -> t.getName().equals(name))
              .toArray(Thread[]::new);
      assertThat(threads).hasSize(3).allMatch(Thread::isDaemon);
      server.close();
      for (Thread thread : threads) {
        thread.join(LONG.toMillis());
        assertThat(thread.isAlive()).isFalse();
      }
      assertThat(client.readAll().text()).isEmpty();
      assertThat(server.requests().get(0).disconnected()).isNotDone();
    }
  }
}
