package io.hearthlink.transport;

import dev.langchain4j.http.client.HttpRequest;
import io.hearthlink.config.AllowedCalls;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.TimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client behind the transport: sends a request and waits for the head of its reply,
 * within the exchange's limits. Thread-safe.
 */
final class JdkEngine implements AutoCloseable {

  static {
    // Servers on uvicorn and cpp-httplib close idle connections after 5 s, the JDK keeps them for
    // 30: a request on such a connection fails after it was sent. The JDK reads this once.
    if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
      System.setProperty("jdk.httpclient.keepalive.timeout", "4");
    }
  }

  private final Supplier<JdkClient> clients;
  private final WireLog log;
  private final KeptConnections kept = new KeptConnections();
  private @Nullable JdkClient client;
  private boolean refusing;

  /**
   * Creates one that has no client before the first request.
   *
   * @param clients makes one, also in place of one that has died
   */
  JdkEngine(Supplier<JdkClient> clients, WireLog log) {
    this.clients = clients;
    this.log = log;
  }

  WireLog log() {
    return log;
  }

  /** Sends a chat, and a second time where a connection that had been kept has lost it. */
  Head send(Exchange exchange, HttpRequest request) {
    if (!request.formDataFields().isEmpty() || !request.formDataFiles().isEmpty()) {
      throw new InvalidRequestException(
          "Forms cannot be sent to " + exchange.observer().context().where() + ".",
          exchange.observer().context());
    }
    java.net.http.HttpRequest.Builder builder = builder(exchange, request.url());
    request
        .headers()
        .forEach((name, values) -> values.forEach(v -> header(exchange, builder, name, v)));
    String body = request.body() == null ? null : exchange.patched(request.body());
    return send(exchange, builder, request.method().name(), body, true);
  }

  /** Sends anything else; what changes something on the server is never sent twice. */
  Head send(
      Exchange exchange,
      String method,
      String url,
      Map<String, String> headers,
      @Nullable String body) {
    java.net.http.HttpRequest.Builder builder = builder(exchange, url);
    headers.forEach((name, value) -> header(exchange, builder, name, value));
    if (body != null) {
      builder.setHeader("Content-Type", "application/json");
    }
    return send(exchange, builder, method, body, method.equals("GET"));
  }

  private static java.net.http.HttpRequest.Builder builder(Exchange exchange, String url) {
    try {
      return java.net.http.HttpRequest.newBuilder(URI.create(url))
          .setHeader("User-Agent", "hearthlink")
          // an unknown path is a web page with status 200 for whoever accepts one
          .setHeader("Accept", "application/json, text/event-stream, application/x-ndjson");
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          "The endpoint of " + exchange.observer().context().where() + " is not an http URL.",
          exchange.observer().context(),
          e);
    }
  }

  /** Sets a header; what the JDK says of a value that it refuses repeats the value. */
  private static void header(
      Exchange exchange, java.net.http.HttpRequest.Builder builder, String name, String value) {
    try {
      builder.setHeader(name, value);
    } catch (IllegalArgumentException e) {
      throw ErrorClassifier.transport(e, exchange.observer().context());
    }
  }

  private Head send(
      Exchange exchange,
      java.net.http.HttpRequest.Builder builder,
      String method,
      @Nullable String body,
      boolean repeatable) {
    java.net.http.HttpRequest request =
        builder
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    AllowedCalls.require(request.uri());
    exchange.redaction().learn(request.headers().map(), body);
    logRequest(exchange.redaction(), request, body);
    if (exchange.cancelled()) {
      throw exchange.cancelledException(null);
    }
    Head head = head(exchange, request, repeatable);
    exchange.observer().firstByte();
    if (log.enabled()) {
      log.line("< HTTP " + head.status());
    }
    return head;
  }

  private Head head(Exchange exchange, java.net.http.HttpRequest request, boolean repeatable) {
    for (boolean last = !repeatable; ; last = true) {
      Pending pending = new Pending();
      long sent = System.nanoTime();
      pending.start(client(exchange), request, () -> kept.kept(request.uri()));
      exchange.onCancel(pending::giveUp);
      exchange.observer().sent();
      try {
        return await(exchange, pending);
      } catch (ConnectionException e) {
        if (last || !kept.lost(request.uri(), e, sent)) {
          throw e;
        }
      }
    }
  }

  private static Head await(Exchange exchange, Pending pending) {
    Exchange.Wait wait = exchange.forFirstByte();
    try {
      return pending.head().get(wait.nanos(), TimeUnit.NANOSECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw exchange.timedOut(wait, e);
    } catch (CancellationException e) {
      throw exchange.cancelledException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw exchange.cancelledException(e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (exchange.cancelled()) {
        throw exchange.cancelledException(cause);
      }
      if (cause instanceof HttpConnectTimeoutException) {
        throw exchange.timedOut(TimeoutException.Phase.CONNECT, cause);
      }
      throw ErrorClassifier.transport(cause == null ? e : cause, exchange.observer().context());
    }
  }

  private synchronized HttpClient client(Exchange exchange) {
    if (refusing) {
      throw new ConnectionException(
          "Hearthlink is closed, so " + exchange.observer().context().where() + " was not asked.",
          exchange.observer().context());
    }
    if (client != null && client.hasDied()) {
      client.close();
      client = null;
    }
    if (client == null) {
      client = clients.get();
    }
    return client.client();
  }

  private void logRequest(
      Redaction redaction, java.net.http.HttpRequest request, @Nullable String body) {
    if (!log.enabled()) {
      return;
    }
    log.line(redaction.secrets("> " + request.method() + " " + request.uri()));
    request
        .headers()
        .map()
        .forEach((name, values) -> log.line("> " + name + ": " + redaction.header(name, values)));
    if (body != null) {
      log.line(redaction.secrets("> " + body));
    }
  }

  /** Takes no more requests; those that run go on. */
  synchronized void refuse() {
    refusing = true;
  }

  @Override
  public synchronized void close() {
    refuse();
    if (client != null) {
      client.close();
    }
  }
}
