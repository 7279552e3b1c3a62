package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One request as a fake server read it, and what became of it. Thread-safe. */
public final class ReceivedRequest {

  private final int connection;
  private final String method;
  private final String target;
  private final List<Header> headers;
  private final byte[] body;
  private final long receivedAt = System.nanoTime();
  private final CompletableFuture<Long> disconnected = new CompletableFuture<>();
  private final CompletableFuture<Long> finished = new CompletableFuture<>();
  private final List<Runnable> atEnd = new CopyOnWriteArrayList<>();

  ReceivedRequest(int connection, String method, String target, List<Header> headers, byte[] body) {
    this.connection = connection;
    this.method = method;
    this.target = target;
    this.headers = List.copyOf(headers);
    this.body = body.clone();
  }

  /** Which connection it came on: 1 for the first that the server accepted. */
  public int connection() {
    return connection;
  }

  /** The {@link System#nanoTime()} at which it was read to its end. */
  public long receivedAt() {
    return receivedAt;
  }

  /** The method, such as {@code POST}. */
  public String method() {
    return method;
  }

  /** The path, without the query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The query without its question mark; empty where there is none. */
  public String query() {
    int query = target.indexOf('?');
    return query < 0 ? "" : target.substring(query + 1);
  }

  /** The first value of a header, whatever the case of its name; null where it was not sent. */
  public @Nullable String header(String name) {
    return headers.stream().filter(h -> h.is(name)).map(Header::value).findFirst().orElse(null);
  }

  /** The names of all headers, in the order and spelling in which they came. */
  public List<String> headerNames() {
    return headers.stream().map(Header::name).toList();
  }

  /** The body as UTF-8 text; empty where there is none. */
  public String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON; a missing node where it is none. */
  public JsonNode json() {
    return Json.read(body());
  }

  /**
   * Completes when the client closes its socket before the reply was sent to its end, with the
   * {@link System#nanoTime()} of that moment; stays open for ever where it never does.
   */
  public CompletableFuture<Long> disconnected() {
    return disconnected.copy();
  }

  /**
   * Completes just before the last byte of the reply is sent, with the {@link System#nanoTime()} of
   * that moment; stays open for ever where the reply never gets there.
   */
  public CompletableFuture<Long> finished() {
    return finished.copy();
  }

  /** Method and target, for the messages of failing tests. */
  @Override
  public String toString() {
    return method + " " + target;
  }

  /** The body as it came; not to be changed. */
  byte[] bytes() {
    return body;
  }

  /** Runs this just before the last byte of the reply is sent. */
  void whenReplyEnds(Runnable then) {
    atEnd.add(then);
  }

  boolean asksToClose() {
    return "close".equalsIgnoreCase(header("Connection"));
  }

  /** Notes that the client went away; true where that broke a reply that was under way. */
  boolean clientWent() {
    return !finished.isDone() && disconnected.complete(System.nanoTime());
  }

  void replyEnds() {
    atEnd.forEach(Runnable::run);
    finished.complete(System.nanoTime());
  }
}
