package io.hearthlink.transport;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
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
    try {
      CompletableFuture<HttpResponse<BodyPipe>> future =
          client.sendAsync(request, info -> body(info, whole));
      sent = future;
      var unused = future.whenComplete(this::fail);
    } catch (RejectedExecutionException closed) {
      // the client ends at this very moment
      head.completeExceptionally(closed);
    }
  }

  private BodyPipe body(HttpResponse.ResponseInfo info, Runnable whole) {
    BodyPipe body = new BodyPipe(whole);
    if (!head.complete(new Head(info.statusCode(), info.headers(), body))) {
      body.discard();
    }
    return body;
  }

  /** The head of the reply; fails where none comes. */
  CompletableFuture<Head> head() {
    return head;
  }

  /** Closes the connection, also if the head comes at this very moment. */
  void giveUp() {
    CompletableFuture<HttpResponse<BodyPipe>> future = sent;
    if (head.cancel(false)) {
      if (future != null) {
        future.cancel(true);
      }
    } else if (!head.isCompletedExceptionally()) {
      // the future would close the connection even if it serves another call by now
      head.join().body().discard();
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
