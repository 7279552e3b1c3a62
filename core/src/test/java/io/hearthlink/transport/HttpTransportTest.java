package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import io.hearthlink.config.Timeouts;
import io.hearthlink.config.WireFormat;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TruncatedException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.ReceivedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The transport without a backend above it: what goes out, what comes in, and how it ends. */
@Tag("fast")
class HttpTransportTest {

  static final Duration HANG = Duration.ofSeconds(10);
  static final Timeouts TIMEOUTS = new Timeouts(HANG, HANG, HANG, null);
  static final String DONE =
      "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"done\":true}";

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final HttpTransport transport = HttpTransport.create(TIMEOUTS, log::add);
  private final HttpClient client = transport.clientBuilder().build();

  @AfterEach
  void close() {
    transport.close();
  }

  /** Hears a stream as a provider module does. */
  static class Heard implements ServerSentEventListener {
    final List<String> events = new ArrayList<>();

    @Override
    public void onEvent(ServerSentEvent event) {
      events.add(event.data());
    }

    @Override
    public void onError(Throwable failure) {
      events.add("error " + failure.getClass().getSimpleName());
    }

    @Override
    public void onClose() {
      events.add("close");
    }
  }

  @Test
  void whatTheProviderModuleSaysGoesOutWithThePatch() {
    try (FakeServer server =
        FakeServer.ollama().route("POST", "/x", FakeReply.json(DONE)).start()) {
      Exchange exchange = exchange(body -> body + "!");
      SuccessfulHttpResponse reply =
          exchange.bind(
              () ->
                  client.execute(
                      post(server, "/x")
                          .addHeader("X-One", "1")
                          .addHeader("x-api-key", "hl-secret")
                          .body("hey")
                          .build()));

      ReceivedRequest request = server.requests().get(0);
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.body()).isEqualTo("hey!");
      assertThat(request.header("X-One")).isEqualTo("1");
      assertThat(request.header("User-Agent")).isEqualTo("hearthlink");
      assertThat(request.header("Accept")).contains("application/json").doesNotContain("html");
      assertThat(request.headerNames()).doesNotContain("Upgrade", "HTTP2-Settings");
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo(DONE);
      assertThat(reply.headers()).containsKey("content-type");
      assertThat(exchange.failure()).isNull();
    }
  }

  @Test
  void theLogHearsBothSidesWithoutTheValuesOfHeaders() {
    try (FakeServer server =
        FakeServer.ollama().route("POST", "/x", FakeReply.json(DONE)).start()) {
      exchange()
          .bind(
              () ->
                  client.execute(
                      post(server, "/x").addHeader("x-api-key", "hl-secret").body("hey").build()));

      assertThat(log)
          .contains(
              "> POST " + server.url() + "/x",
              "> x-api-key: ***",
              "> User-Agent: hearthlink",
              "> hey",
              "< HTTP 200",
              "< " + DONE)
          .noneMatch(line -> line.contains("hl-secret"));
    }
  }

  @Test
  void aStreamIsHeardEventByEventAndLogged() {
    String piece = "{\"model\":\"m\",\"message\":{\"content\":\"H\"},\"done\":false}";
    try (FakeServer server =
        FakeServer.ollama()
            .route("POST", "/x", FakeReply.stream("application/x-ndjson", piece + "\n", DONE))
            .start()) {
      Heard heard = new Heard();
      exchange().bind(() -> stream(server, heard));

      assertThat(heard.events).containsExactly(piece, DONE, "close");
      assertThat(log).contains("< " + piece, "< " + DONE);
      server.awaitRequest(1);
    }
  }

  @Test
  void theFailureOfAStreamIsToldAndStandsInTheExchange() {
    try (FakeServer server =
        FakeServer.ollama()
            .route(
                "POST",
                "/x",
                FakeReply.stream("application/x-ndjson", "{\"error\":\"boom\"}\n", DONE)
                    .stallingAfter(1))
            .start()) {
      Heard heard = new Heard();
      Exchange exchange = exchange();
      exchange.bind(() -> stream(server, heard));

      assertThat(heard.events).containsExactly("error ServerException");
      assertThat(exchange.failure()).isInstanceOf(ServerException.class);
      assertThat(exchange.cancelled()).as("its connection is not to be used again").isTrue();
      server.awaitNoConnections(HANG);
    }
  }

  @Test
  void aListenerMayCancelAStream() {
    try (FakeServer server =
        FakeServer.ollama()
            .route(
                "POST",
                "/x",
                FakeReply.stream("application/x-ndjson", DONE.replace("true", "false") + "\n")
                    .stallingAfter(1))
            .start()) {
      Exchange exchange = exchange();
      List<Boolean> cancelled = new ArrayList<>();
      Heard heard =
          new Heard() {
            @Override
            public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
              super.onEvent(event);
              ServerSentEventParsingHandle handle = context.parsingHandle();
              cancelled.add(handle.isCancelled());
              handle.cancel();
              cancelled.add(handle.isCancelled());
            }
          };
      exchange.bind(() -> stream(server, heard));

      assertThat(cancelled).containsExactly(false, true);
      assertThat(exchange.failure()).isInstanceOf(CancelledException.class);
      server.awaitNoConnections(HANG);
    }
  }

  @Test
  void aStreamWithoutItsEndIsTruncated() {
    try (FakeServer server =
        FakeServer.ollama()
            .route("POST", "/x", FakeReply.stream("application/x-ndjson", "{\"message\":{\"con"))
            .start()) {
      Exchange exchange = exchange();
      exchange.bind(() -> stream(server, new Heard()));
      assertThat(exchange.failure()).isInstanceOf(TruncatedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWebPageAndACompressedReplyAreRefused(boolean stream) {
    try (FakeServer server =
        FakeServer.ollama()
            .route("POST", "/page", FakeReply.html())
            .route("POST", "/zip", FakeReply.json(DONE).withHeader("Content-Encoding", "gzip"))
            .route(
                "POST", "/plain", FakeReply.json(DONE).withHeader("Content-Encoding", "identity"))
            .start()) {
      assertThat(failure(server, "/page", stream))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("could not be read: it is a web page");
      assertThat(failure(server, "/zip", stream))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("could not be read: it is compressed");
      assertThat(failure(server, "/plain", stream)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anErrorReplyIsClassifiedWithItsHeaders(boolean stream) {
    try (FakeServer server =
        FakeServer.ollama()
            .route("POST", "/x", FakeReply.error(503, "busy").withHeader("Retry-After", "7"))
            .start()) {
      LlmException failure = Objects.requireNonNull(failure(server, "/x", stream));
      assertThat(failure).hasMessageContainingAll("HTTP 503", "busy");
      assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }
  }

  @Test
  void aSmallRequestGivesTheReplyWhateverItsStatus() {
    try (FakeServer server =
        FakeServer.ollama().route("POST", "/x", FakeReply.status(418, "tea")).start()) {
      Reply reply =
          transport.request(
              "POST", server.url() + "/x", Map.of("X-One", "1"), "{}", HANG, Fed.CONTEXT);

      assertThat(reply.status()).isEqualTo(418);
      assertThat(reply.body()).isEqualTo("tea");
      assertThat(reply).hasToString("Reply[418, 3 chars]");
      ReceivedRequest request = server.requests().get(0);
      assertThat(request.header("X-One")).isEqualTo("1");
      assertThat(request.header("Content-Type")).isEqualTo("application/json");
      assertThat(request.body()).isEqualTo("{}");
      get(server, "/x");
      assertThat(server.requests().get(1).header("Content-Type")).isNull();
    }
  }

  @Test
  void aSmallRequestKeepsItsTimeout() {
    try (FakeServer server = FakeServer.ollama().route("GET", "/x", FakeReply.silence()).start()) {
      TimeoutException late =
          catchThrowableOfType(
              TimeoutException.class,
              () ->
                  transport.request(
                      "GET",
                      server.url() + "/x",
                      Map.of(),
                      null,
                      Duration.ofMillis(500),
                      Fed.CONTEXT));
      assertThat(late.phase()).isEqualTo(TimeoutException.Phase.LOAD);
      server.awaitNoConnections(HANG);
    }
  }

  @Test
  void whereNobodyListensTheFailureSaysSo() {
    try (FakeServer refusing = FakeServer.refusing()) {
      assertThatThrownBy(() -> get(refusing, "/x"))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("connection refused");
    }
  }

  @Test
  void theObserverHearsWhenItIsSentAndWhenTheFirstByteComes() {
    try (FakeServer server =
        FakeServer.ollama().route("POST", "/x", FakeReply.json(DONE)).start()) {
      List<String> heard = new ArrayList<>();
      ExchangeObserver observer =
          new ExchangeObserver() {
            @Override
            public void sent() {
              heard.add("sent");
            }

            @Override
            public void firstByte() {
              heard.add("first byte");
            }

            @Override
            public ErrorContext context() {
              return Fed.CONTEXT;
            }
          };
      new Exchange(Wire.of(WireFormat.OLLAMA, observer), TIMEOUTS, body -> body, observer)
          .bind(() -> client.execute(post(server, "/x").body("{}").build()));
      assertThat(heard).containsExactly("sent", "first byte");
    }
  }

  @Test
  void whatCannotBeSentIsRefused() {
    assertThatThrownBy(
            () ->
                exchange()
                    .bind(
                        () ->
                            client.execute(
                                HttpRequest.builder()
                                    .method(HttpMethod.POST)
                                    .url("http://127.0.0.1:9/x")
                                    .addFormDataField("a", "b")
                                    .build())))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("Forms cannot be sent");
    assertThatThrownBy(() -> transport.request("GET", "no url", Map.of(), null, HANG, Fed.CONTEXT))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is not an http URL");
  }

  @Test
  void withoutALogNobodyListens() {
    assertThat(WireLog.NONE.enabled()).isFalse();
    WireLog.NONE.line("x");
    WireLog log = line -> {};
    assertThat(log.enabled()).isTrue();
  }

  @Test
  void providerModulesCannotSetTimeouts() {
    var builder = transport.clientBuilder().connectTimeout(HANG).readTimeout(HANG);
    assertThat(builder.connectTimeout()).isNull();
    assertThat(builder.readTimeout()).isNull();
    assertThat(builder.build()).isNotNull();
  }

  private @Nullable LlmException failure(FakeServer server, String path, boolean stream) {
    Exchange exchange = exchange();
    HttpRequest request = post(server, path).body("{}").build();
    if (stream) {
      exchange.bind(
          () -> {
            client.execute(request, null, new Heard());
            return true;
          });
    } else {
      try {
        exchange.bind(() -> client.execute(request));
      } catch (LlmException thrown) {
        assertThat(thrown).isSameAs(exchange.failure());
      }
    }
    return exchange.failure();
  }

  private boolean stream(FakeServer server, Heard heard) {
    client.execute(post(server, "/x").body("{}").build(), null, heard);
    return true;
  }

  private Reply get(FakeServer server, String path) {
    return transport.request("GET", server.url() + path, Map.of(), null, HANG, Fed.CONTEXT);
  }

  static HttpRequest.Builder post(FakeServer server, String path) {
    return HttpRequest.builder().method(HttpMethod.POST).url(server.url() + path);
  }

  static Exchange exchange() {
    return exchange(UnaryOperator.identity());
  }

  private static Exchange exchange(UnaryOperator<String> patch) {
    return new Exchange(
        Wire.of(WireFormat.OLLAMA, () -> Fed.CONTEXT), TIMEOUTS, patch, () -> Fed.CONTEXT);
  }
}
