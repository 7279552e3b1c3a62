package io.hearthlink.transport;

import static io.hearthlink.transport.HttpTransportTest.DONE;
import static io.hearthlink.transport.HttpTransportTest.HANG;
import static io.hearthlink.transport.HttpTransportTest.TIMEOUTS;
import static io.hearthlink.transport.HttpTransportTest.exchange;
import static io.hearthlink.transport.HttpTransportTest.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.http.client.HttpClient;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which connections of the transport are used again, and which are closed. */
@Tag("fast")
class TransportConnectionsTest {

  private final HttpTransport transport = HttpTransport.create(TIMEOUTS);
  private final HttpClient client = transport.clientBuilder().build();

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void anExchangeThatHasEndedIsForgotten() {
    try (FakeServer server =
        FakeServer.ollama().route("POST", "/x", FakeReply.json(DONE)).start()) {
      Exchange exchange = exchange();
      exchange.bind(() -> client.execute(post(server, "/x").body("hey").build()));
      transport.close();
      assertThat(exchange.cancelled()).isFalse();
    }
  }

  @Test
  void theConnectionOfAWholeReplyIsUsedAgain() {
    try (FakeServer server =
        FakeServer.ollama()
            .route("POST", "/x", FakeReply.stream("application/x-ndjson", DONE))
            .route("GET", "/y", FakeReply.json("{}"))
            .route("GET", "/z", FakeReply.status(404, "no"))
            .start()) {
      for (int i = 0; i < 3; i++) {
        exchange().bind(() -> stream(server));
        get(server, "/y");
        get(server, "/z");
      }
      assertThat(server.acceptedConnections()).isEqualTo(1);
    }
  }

  @Test
  void aLateCancelDoesNotTouchTheCallThatHasTheConnectionNow() {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    try (FakeServer server =
        FakeServer.ollama()
            .route("POST", "/x", FakeReply.stream("application/x-ndjson", DONE))
            .route("POST", "/slow", FakeReply.json(DONE).pausingAfter(0, gate))
            .start()) {
      Exchange first = exchange();
      first.bind(() -> stream(server));
      Exchange second = exchange();
      CompletableFuture<String> reply =
          CompletableFuture.supplyAsync(
              () ->
                  second
                      .bind(() -> client.execute(post(server, "/slow").body("{}").build()))
                      .body());
      server.awaitRequest(2);
      first.cancel();
      gate.complete(null);

      assertThat(reply).succeedsWithin(HANG).isEqualTo(DONE);
      assertThat(server.acceptedConnections()).isEqualTo(1);
    }
  }

  @Test
  void whatIsNotReadToItsEndIsNotUsedAgain() {
    String broken = "{\"message\":{},\"done\":false}\n";
    try (FakeServer server =
        FakeServer.ollama()
            .route(
                "POST",
                "/x",
                FakeReply.stream("application/x-ndjson", broken + "x\n", broken).stallingAfter(1))
            .start()) {
      Exchange exchange = exchange();
      exchange.bind(() -> stream(server));
      assertThat(exchange.failure()).isInstanceOf(MalformedResponseException.class);
      server.awaitNoConnections(HANG);
    }
  }

  @Test
  void anInterruptedWaitClosesTheConnection() {
    try (FakeServer server = FakeServer.ollama().route("GET", "/x", FakeReply.silence()).start()) {
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  get(server, "/x");
                } catch (CancelledException expected) {
                  interrupted.complete(Thread.currentThread().isInterrupted());
                }
              });
      caller.start();
      server.awaitRequest(1);
      caller.interrupt();

      assertThat(interrupted).succeedsWithin(HANG).isEqualTo(true);
      server.awaitNoConnections(HANG);
    }
  }

  private boolean stream(FakeServer server) {
    client.execute(post(server, "/x").body("{}").build(), null, new HttpTransportTest.Heard());
    return true;
  }

  private Reply get(FakeServer server, String path) {
    return transport.request("GET", server.url() + path, Map.of(), null, HANG, Fed.CONTEXT);
  }
}
