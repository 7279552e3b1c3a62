package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.hearthlink.config.Timeouts;
import io.hearthlink.config.WireFormat;
import io.hearthlink.error.CancelledException;
import java.io.IOException;
import java.net.http.HttpClient;
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
          throw new AssertionError("it is sent");
        });
  }

  @Test
  void aConnectionThatBreaksAsItIsCancelledIsNoFailureOfTheServer() {
    assertCancelled(
        () -> {
          exchange.cancel();
          return CompletableFuture.failedFuture(new IOException("reset"));
        });
  }

  private void assertCancelled(Supplier<CompletableFuture<?>> sending) {
    HttpClient client = mock(HttpClient.class, call -> sending.get());
    JdkClient closable = new JdkClient(client, Executors.newCachedThreadPool(), Set.of());
    try (JdkEngine engine = new JdkEngine(() -> closable, WireLog.NONE)) {
      assertThatThrownBy(() -> engine.send(exchange, "POST", "http://127.0.0.1:9/", Map.of(), "{}"))
          .isInstanceOf(CancelledException.class);
    }
  }
}
