package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.hearthlink.config.Timeouts;
import io.hearthlink.config.WireFormat;
import io.hearthlink.error.CancelledException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a cancel overtakes on the way to the head of a reply. */
@Tag("fast")
class JdkEngineTest {

  private final Exchange exchange =
      new Exchange(
          Wire.of(WireFormat.OLLAMA, () -> Fed.CONTEXT),
          Timeouts.DEFAULT,
          UnaryOperator.identity(),
          () -> Fed.CONTEXT);

  @Test
  void aCancelledExchangeIsNotSent() {
    exchange.cancel();
    assertCancelled(
        () -> {
          throw new AssertionError("a client is wanted");
        });
  }

  @Test
  void aConnectionThatBreaksAsItIsCancelledIsNoFailureOfTheServer() {
    HttpClient breaking =
        mock(
            HttpClient.class,
            sending -> {
              exchange.cancel();
              return CompletableFuture.failedFuture(new IOException("reset"));
            });
    assertCancelled(() -> new JdkClient(breaking, Executors.newCachedThreadPool(), Set.of()));
  }

  /** The JDK reads it once, and would keep connections for 30 s that servers close after 5. */
  @Test
  void idleConnectionsAreKeptForLessThanServersDo() {
    new JdkEngine(() -> JdkClient.create(Duration.ofSeconds(1)), WireLog.NONE).close();
    assertThat(System.getProperty("jdk.httpclient.keepalive.timeout")).isEqualTo("4");
  }

  private void assertCancelled(Supplier<JdkClient> clients) {
    try (JdkEngine engine = new JdkEngine(clients, WireLog.NONE)) {
      assertThatThrownBy(() -> engine.send(exchange, "POST", "http://127.0.0.1:9/", Map.of(), "{}"))
          .isInstanceOf(CancelledException.class);
    }
  }
}
