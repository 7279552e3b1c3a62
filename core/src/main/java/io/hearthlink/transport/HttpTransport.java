package io.hearthlink.transport;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import io.hearthlink.config.Timeouts;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.TimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The only way to the network: one HTTP/1.1 engine for all models of a Hearthlink, with limits on
 * time and size, an honest end, and typed failures. Thread-safe.
 *
 * <p>Limits: a reply of 64 MB, an event of 16 MB; in a small heap an eighth of it, and a sixteenth.
 */
public final class HttpTransport implements AutoCloseable {

  // text is held several times over until it is an answer, and other calls need room, too
  static final int MAX_BODY = atMost(64 * 1024 * 1024, 8);
  static final int MAX_EVENT = atMost(16 * 1024 * 1024, 16);
  static final int MAX_ERROR = 64 * 1024;

  /** How long statistics may follow the mark of an honest end, all of them together. */
  static final long AFTER_END_NANOS = Duration.ofSeconds(2).toNanos();

  /** How long the last bytes of a body may take, for its connection to be used again. */
  static final long DRAIN_NANOS = Duration.ofMillis(20).toNanos();

  private final JdkEngine engine;
  private final Set<Exchange> running = ConcurrentHashMap.newKeySet();

  private static int atMost(int bytes, int partOfHeap) {
    return (int) Math.min(bytes, Runtime.getRuntime().maxMemory() / partOfHeap);
  }

  HttpTransport(JdkEngine engine) {
    this.engine = engine;
  }

  /** Creates a transport; its engine starts with the first request. */
  public static HttpTransport create(Timeouts timeouts) {
    return create(timeouts, WireLog.NONE);
  }

  /** Creates a transport that tells {@code log} every exchange. */
  public static HttpTransport create(Timeouts timeouts, WireLog log) {
    return new HttpTransport(new JdkEngine(() -> JdkClient.create(timeouts.connect()), log));
  }

  /** Returns what provider modules take as their HTTP client. */
  public HttpClientBuilder clientBuilder() {
    return new TransportClientBuilder(this);
  }

  /**
   * Sends a small request that is no chat, and returns the whole reply whatever its status.
   *
   * @param method such as {@code GET}
   * @param headers sent with it
   * @param body JSON text; null sends none
   * @param timeout for connecting, for the first byte and between two bytes
   * @param context where a failure happens
   * @throws LlmException if no reply came
   */
  public Reply request(
      String method,
      String url,
      Map<String, String> headers,
      @Nullable String body,
      Duration timeout,
      ErrorContext context) {
    Timeouts limits = new Timeouts(timeout, timeout, timeout, timeout.multipliedBy(2));
    Exchange exchange =
        new Exchange(new PlainWire(), limits, UnaryOperator.identity(), () -> context);
    try {
      Reply reply =
          during(exchange, () -> read(exchange, engine.send(exchange, method, url, headers, body)));
      boolean good = reply.successful() && !ErrorClassifier.isError(ErrorBody.json(reply.body()));
      return good ? reply : reply.withBody(exchange.redaction().secrets(reply.body()));
    } catch (TimeoutException e) {
      if (e.phase() == TimeoutException.Phase.CONNECT) {
        throw e;
      }
      // no model is asked here, so that what a timeout of a chat advises would not help
      throw new TimeoutException(
          context.where()
              + " did not answer "
              + method
              + " "
              + url.substring(url.indexOf('/', url.indexOf("://") + 3))
              + " in time. Look at its log: it may be busy, or stuck.",
          e.phase(),
          e.limit(),
          context,
          e);
    }
  }

  /**
   * Sends {@code request} and waits for the complete reply, which the exchange's wire judges.
   *
   * @throws LlmException if there is no answer; it stands in the exchange, too
   */
  public Reply answer(Exchange exchange, HttpRequest request) {
    return guarded(
        exchange,
        () -> {
          Head head = answering(exchange, request);
          Reply reply = read(exchange, head);
          exchange.wire().body(reply.body());
          return reply;
        });
  }

  /**
   * Sends {@code request} and passes the events of the reply on, on this thread, until its end.
   *
   * @throws LlmException if there is no whole answer; it stands in the exchange, too
   */
  public void stream(Exchange exchange, HttpRequest request, EventSink sink) {
    guarded(
        exchange,
        () -> {
          Head head = answering(exchange, request);
          IncomingBody body = new IncomingBody(head.body(), exchange);
          new StreamReader(exchange, body, sink, engine.log()).read(head.header("Content-Type"));
          return head;
        });
  }

  /**
   * Sends, and waits for the head of an answer; what is foreign is refused before its body comes.
   */
  private Head answering(Exchange exchange, HttpRequest request) {
    Head head = engine.send(exchange, request);
    if (!head.successful()) {
      throw failed(exchange, read(exchange, head));
    }
    refuseForeign(exchange, head);
    return head;
  }

  private Reply read(Exchange exchange, Head head) {
    IncomingBody body = new IncomingBody(head.body(), exchange);
    String text = head.successful() ? body.text() : body.errorText();
    body.release();
    if (engine.log().enabled()) {
      engine.log().line(exchange.redaction().secrets("< " + text));
    }
    return new Reply(head.status(), head.headers().map(), text);
  }

  private static LlmException failed(Exchange exchange, Reply reply) {
    return ErrorClassifier.classify(
        reply, exchange.observer().context(), exchange.redaction(), Clock.systemUTC());
  }

  private static void refuseForeign(Exchange exchange, Head head) {
    if (Reply.isOf("text/html", head.header("Content-Type"))) {
      throw malformed(exchange, "it is a web page. Does the endpoint belong to a model server");
    }
    String encoding = head.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw malformed(exchange, "it is compressed, which was not asked for. Is a proxy between");
    }
  }

  /** Runs one exchange of a chat: every failure is typed, and remembered. */
  private <T> T guarded(Exchange exchange, Supplier<T> action) {
    try {
      return during(exchange, action);
    } catch (LlmException e) {
      throw exchange.fail(e);
    } catch (Wire.ReportedError e) {
      throw exchange.fail(
          ErrorClassifier.inBand(e.event(), exchange.observer().context(), exchange.redaction()));
    } catch (Wire.UnreadableEvent e) {
      throw exchange.fail(e.cut() ? exchange.truncated(e) : malformed(exchange, e.problem()));
    }
  }

  /** Runs one exchange: whatever ends it early closes its connection. */
  private <T> T during(Exchange exchange, Supplier<T> action) {
    running.add(exchange);
    boolean whole = false;
    try {
      T result = action.get();
      whole = true;
      return result;
    } finally {
      running.remove(exchange);
      if (!whole) {
        exchange.cancel();
      }
    }
  }

  private static MalformedResponseException malformed(Exchange exchange, String problem) {
    ErrorContext context = exchange.observer().context();
    return new MalformedResponseException(
        "The reply of " + context.where() + " could not be read: " + problem + "?", context);
  }

  /** Cancels the exchanges that run, closes the connections and ends the threads. Idempotent. */
  @Override
  public void close() {
    engine.refuse();
    running.forEach(Exchange::cancel);
    engine.close();
  }
}
