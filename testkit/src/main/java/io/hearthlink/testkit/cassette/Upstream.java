package io.hearthlink.testkit.cassette;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/** The real server behind a recorder. */
final class Upstream {

  /** What belongs to a connection and not to a request; and what would make a reply unreadable. */
  private static final Set<String> NOT_PASSED =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "upgrade",
          "http2-settings",
          "expect",
          "keep-alive",
          "te",
          "trailer",
          "proxy-connection",
          "accept-encoding");

  /**
   * A reply whose body is still coming.
   *
   * @param status its status
   * @param headers its headers
   * @param body its body
   */
  record Reply(int status, HttpHeaders headers, Pieces body) {}

  private final URI real;
  private final HttpClient client;

  Upstream(URI real, Executor threads) {
    this.real = real;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(threads)
            .build();
  }

  /** Passes a request on, and waits for the head of the reply. */
  Reply send(HttpExchange asked, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(real + asked.getRequestURI().toString()))
            .method(
                asked.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    asked
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return head(request.build()).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the cassette was closed");
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    }
  }

  /** Taken where it comes: the failure of a body overtakes the JDK's own response. */
  private CompletableFuture<Reply> head(HttpRequest request) {
    CompletableFuture<Reply> head = new CompletableFuture<>();
    var unused =
        client
            .sendAsync(
                request,
                info -> {
                  Pieces body = new Pieces();
                  head.complete(new Reply(info.statusCode(), info.headers(), body));
                  return body;
                })
            .whenComplete(
                (response, failure) -> {
                  if (failure != null && !head.completeExceptionally(failure)) {
                    head.join().body().onError(failure);
                  }
                });
    return head;
  }
}
