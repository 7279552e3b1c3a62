package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.config.Timeouts;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The small requests that are no chat. */
class SmallRequestsTest {

  @Test
  void aHeaderThatHttpForbidsIsRefusedAndNotQuoted() {
    try (FakeServer server = FakeServer.ollama().start()) {
      InvalidRequestException failure =
          catchThrowableOfType(
              InvalidRequestException.class,
              () -> get(server.url(), "/api/tags", Map.of("Authorization", "s3cr3t\u0001")));
      assertThat(failure).hasNoCause();
      assertThat(failure.getMessage()).doesNotContain("s3cr3t");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void silenceIsToldAsWhatItIsAndNotAsTheLoadOfAModel() {
    try (FakeServer server =
        FakeServer.ollama().route("GET", "/api/tags", FakeReply.silence()).start()) {
      TimeoutException failure =
          catchThrowableOfType(
              TimeoutException.class, () -> get(server.url(), "/api/tags", Map.of()));
      assertThat(failure)
          .hasMessage(
              "ollama at "
                  + server.url()
                  + " did not answer GET /api/tags in time. Look at its log: it may be busy, or"
                  + " stuck.");
      server.awaitNoConnections(Duration.ofSeconds(2));
    }
  }

  @Test
  void anErrorWhoseTextFallsSilentClosesItsConnection() {
    FakeReply silent = FakeReply.error(500, "nope").withLengthOffBy(10).stallingAfter(1);
    try (FakeServer server = FakeServer.ollama().route("GET", "/api/tags", silent).start();
        HttpTransport transport = HttpTransport.create(Timeouts.DEFAULT)) {
      Reply reply =
          transport.request(
              "GET",
              server.url() + "/api/tags",
              Map.of(),
              null,
              Duration.ofSeconds(1),
              ErrorContext.NONE);
      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.body()).contains("nope");
      server.awaitNoConnections(Duration.ofSeconds(2));
    }
  }

  private static Reply get(String server, String path, Map<String, String> headers)
      throws LlmException {
    try (HttpTransport transport = HttpTransport.create(Timeouts.DEFAULT)) {
      return transport.request(
          "GET",
          server + path,
          headers,
          null,
          Duration.ofMillis(200),
          ErrorContext.of("ollama", null, server));
    }
  }
}
