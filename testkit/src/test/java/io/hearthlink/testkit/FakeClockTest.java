package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FakeClockTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final FakeClock clock = FakeClock.at(Instant.parse("2026-11-23T09:27:25Z"));

  static Stream<Named<FakeReply>> slow() {
    FakeReply reply = FakeReply.pieces("a", "b", "c", "d");
    return Stream.of(
        Named.of("loads", reply.afterLoading(HOUR)),
        Named.of("paces", reply.pacing(HOUR.dividedBy(4))),
        Named.of("drips", FakeReply.status(200, "x").dripping(HOUR.dividedBy(1000))));
  }

  @ParameterizedTest
  @MethodSource("slow")
  void nothingMovesUntilTheClockDoes(FakeReply reply) throws Exception {
    try (FakeServer server = FakeServer.ollama().answer(reply).clock(clock).start();
        RawClient client = new RawClient(server)) {
      client.send(RawClient.request("POST", "/api/chat", RawClient.chatBody(true)));
      clock.awaitWaiting(1);
      clock.advance(HOUR);
      assertThat(client.readAll().text()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void halfATimeIsHalfAReply() throws Exception {
    FakeReply reply = FakeReply.pieces("aaa", "bbb", "ccc", "ddd").pacing(Duration.ofSeconds(10));
    try (FakeServer server = FakeServer.ollama().answer(reply).clock(clock).start();
        RawClient client = new RawClient(server)) {
      client.send(RawClient.request("POST", "/api/chat", RawClient.chatBody(true)));
      clock.awaitWaiting(1);
      clock.advance(Duration.ofSeconds(25));
      assertThat(client.readUntil("bbb")).contains("aaa");
      clock.awaitWaiting(1);
      clock.advance(Duration.ofSeconds(15));
      assertThat(client.readAll().text()).contains("ccc", "ddd", "\"done\":true");
    }
  }

  @Test
  void aClientThatGoesIsSeenThoughTheClockStands() throws Exception {
    FakeReply reply = FakeReply.text("never").afterLoading(HOUR);
    try (FakeServer server = FakeServer.ollama().answer(reply).clock(clock).start()) {
      RawClient client = new RawClient(server);
      client.send(RawClient.request("POST", "/api/chat", RawClient.chatBody(true)));
      clock.awaitWaiting(1);
      client.close();
      server.awaitDisconnect(Duration.ofSeconds(10));
      server.awaitNoConnections(Duration.ofSeconds(10));
      assertThatThrownBy(() -> clock.awaitWaiting(1, Duration.ofMillis(1)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("1 replies that wait");
    }
  }

  @Test
  void isTheTimeThatAServerTells() throws Exception {
    clock.advance(Duration.ofSeconds(5));
    try (FakeServer server = FakeServer.ollama().clock(clock).start()) {
      assertThat(RawClient.get(server, "GET", "/").head())
          .contains("Date: Mon, 23 Nov 2026 09:27:30 GMT");
    }
    assertThat(clock.instant()).isEqualTo("2026-11-23T09:27:30Z");
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
