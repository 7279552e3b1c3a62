package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.mock;

import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import io.hearthlink.config.Timeouts;
import io.hearthlink.config.WireFormat;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  private static final String URL = "http://127.0.0.1:9/";

  private final Exchange exchange = exchange(() -> Fed.CONTEXT);

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
    assertCancelled(() -> breaking(exchange::cancel));
  }

  /** The JDK reads it once, and would keep connections for 30 s that servers close after 5. */
  @Test
  void idleConnectionsAreKeptForLessThanServersDo() {
    new JdkEngine(() -> JdkClient.create(Duration.ofSeconds(1)), WireLog.NONE).close();
    assertThat(System.getProperty("jdk.httpclient.keepalive.timeout")).isEqualTo("4");
  }

  /** What is sent between the last cancel and the end of the client, nobody would end. */
  @Test
  void whoeverAsksWhileATransportCancelsIsRefused() {
    HttpTransport transport =
        new HttpTransport(new JdkEngine(() -> breaking(() -> {}), WireLog.NONE));
    List<Throwable> asked = new ArrayList<>();
    CompletableFuture<Exchange> first = new CompletableFuture<>();
    ExchangeObserver closing =
        new ExchangeObserver() {
          @Override
          public void sent() {
            first.join().onCancel(() -> asked.add(catchThrowable(() -> ask(transport))));
            transport.close();
          }

          @Override
          public ErrorContext context() {
            return Fed.CONTEXT;
          }
        };
    first.complete(exchange(closing));
    HttpRequest request = HttpRequest.builder().method(HttpMethod.POST).url(URL).body("{}").build();
    assertThatThrownBy(() -> transport.answer(first.join(), request))
        .isInstanceOf(CancelledException.class);
    assertThat(asked.get(0)).hasMessageContaining("Hearthlink is closed");
  }

  private static void ask(HttpTransport transport) {
    transport.request("GET", URL, Map.of(), null, Duration.ofSeconds(1), Fed.CONTEXT);
  }

  private static Exchange exchange(ExchangeObserver observer) {
    return new Exchange(
        Wire.of(WireFormat.OLLAMA, observer), Timeouts.DEFAULT, UnaryOperator.identity(), observer);
  }

  /** A client whose connections break as soon as something is sent. */
  private static JdkClient breaking(Runnable before) {
    HttpClient client =
        mock(
            HttpClient.class,
            sending -> {
              before.run();
              return CompletableFuture.failedFuture(new IOException("reset"));
            });
    return new JdkClient(client, Executors.newCachedThreadPool(), Set.of());
  }

  private void assertCancelled(Supplier<JdkClient> clients) {
    try (JdkEngine engine = new JdkEngine(clients, WireLog.NONE)) {
      assertThatThrownBy(() -> engine.send(exchange, "POST", URL, Map.of(), "{}"))
          .isInstanceOf(CancelledException.class);
    }
  }
}
