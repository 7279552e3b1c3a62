package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapturedExchangeTest {

  private static final String STREAM =
      """
      {"request": {"method": "POST", "path": "/api/chat", "headers": {}, "body": {"model": "m"}},
       "response": {"status": 200, "reason": "Fine", "head_ms": 1,
        "headers": {"Content-Type": "application/x-ndjson", "X-Odd": "1", "Transfer-Encoding": "chunked"},
        "ended": "ENDED", "total_ms": 200, "chunks": [[1, "{\\"a\\":1}\\n"], [200, "ü\\n"]]}}
      """;

  @ParameterizedTest
  @CsvSource({
    "keep-alive, FIN, true",
    "fin, FIN, false",
    "reset, RESET, false",
    "timeout, STALL, false",
    "we closed, STALL, false"
  })
  void replaysChunksAsTheyCame(String ended, String howItEnds, boolean complete) throws Exception {
    CapturedExchange exchange = CapturedExchange.parse(STREAM.replace("ENDED", ended));
    try (FakeServer server = FakeServer.replaying(exchange).start()) {
      RawClient.Reply reply =
          howItEnds.equals("STALL")
              ? RawClient.chatUntil(server, Wire.OLLAMA, "ü\n\r\n")
              : RawClient.chat(server, Wire.OLLAMA, true);
      assertThat(reply.ended()).isEqualTo(howItEnds);
      if (!howItEnds.equals("RESET")) {
        assertThat(reply.head()).startsWith("HTTP/1.1 200 Fine\r\n").contains("X-Odd: 1");
        assertThat(reply.body())
            .isEqualTo("8\r\n{\"a\":1}\n\r\n3\r\nü\n\r\n" + (complete ? "0\r\n\r\n" : ""));
      }
    }
  }

  @Test
  void replaysAtTheRecordedTimesWhereAsked() throws Exception {
    CapturedExchange exchange = CapturedExchange.parse(STREAM.replace("ENDED", "keep-alive"));
    FakeReply timed = FakeReply.replayTimed(exchange);
    try (FakeServer server = FakeServer.ollama().answer(timed).start()) {
      long start = System.nanoTime();
      assertThat(RawClient.chat(server, Wire.OLLAMA, true).body()).contains("ü");
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(199_000_000L);
    }
  }

  @Test
  void refusesWhereNothingListened() {
    CapturedExchange exchange =
        CapturedExchange.parse(
            """
            {"request": {"method": "POST", "path": "/v1/messages", "text": "{"},
             "response": {"ended": "not connected: [Errno 111] Connection refused"}}
            """);
    assertThat(exchange.refused()).isTrue();
    assertThat(exchange.status()).isZero();
    assertThat(exchange.requestBody()).isEqualTo("{");
    try (FakeServer server = FakeServer.replaying(exchange).start()) {
      assertThatThrownBy(() -> new RawClient(server)).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void readsAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("x.json"), STREAM.replace("ENDED", "fin"));
    CapturedExchange exchange = CapturedExchange.read(file);
    assertThat(exchange.method()).isEqualTo("POST");
    assertThat(exchange.path()).isEqualTo("/api/chat");
    assertThat(exchange.requestBody()).isEqualTo("{\"model\":\"m\"}");
    assertThat(exchange.responseBody()).isEqualTo("{\"a\":1}\nü\n");
    assertThat(exchange.headers()).containsEntry("X-Odd", "1");
    assertThatThrownBy(() -> CapturedExchange.parse("{}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
