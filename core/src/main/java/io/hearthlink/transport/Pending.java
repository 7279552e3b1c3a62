package io.hearthlink.transport;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way. The head is told when it comes, not when the JDK's future says so: that one
 * is overtaken by a failure of the body where both come in one packet. Thread-safe.
 */
final class Pending {

  private final CompletableFuture<Head> head = new CompletableFuture<>();
  private volatile @Nullable CompletableFuture<HttpResponse<BodyPipe>> sent;

  /**
   * Sends the request.
   *
   * @param whole runs when the body has come to its end
   */
  void start(HttpClient client, HttpRequest request, Runnable whole) {
    CompletableFuture<HttpResponse<BodyPipe>> future =
        client.sendAsync(
            request,
            info -> {
              BodyPipe body = new BodyPipe(whole);
              if (!head.complete(new Head(info.statusCode(), info.headers(), body))) {
                body.discard();
              }
              return body;
            });
    sent = future;
    var unused = future.whenComplete(this::fail);
  }

  /** The head of the reply; fails where none comes. */
  CompletableFuture<Head> head() {
    return head;
  }

  /** Closes the connection, also if the head comes at this very moment. */
  void giveUp() {
    head.cancel(false);
    CompletableFuture<HttpResponse<BodyPipe>> future = sent;
    if (future != null) {
      future.cancel(true);
    }
  }

  private void fail(@Nullable HttpResponse<BodyPipe> response, @Nullable Throwable failure) {
    if (failure == null) {
      return;
    }
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (!head.completeExceptionally(cause) && !head.isCompletedExceptionally()) {
      head.join().body().onError(cause);
    }
  }
}
