package io.hearthlink.testkit.cassette;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The body of a reply, piece by piece. What came before a failure is read before it; the JDK's
 * stream would forget it. Read by one thread.
 */
final class Pieces implements BodySubscriber<Pieces>, AutoCloseable {

  private sealed interface Event {}

  private record Piece(ByteBuffer bytes) implements Event {}

  private record End() implements Event {}

  private record Failure(Throwable cause) implements Event {}

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Subscription> subscribed = new CompletableFuture<>();

  /** The next piece; null at the end. */
  @Nullable ByteBuffer next() throws IOException {
    Event event;
    try {
      event = events.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the cassette was closed");
    }
    if (event instanceof Piece piece) {
      return piece.bytes();
    }
    events.add(event);
    if (event instanceof Failure failure) {
      throw new IOException(String.valueOf(failure.cause().getMessage()), failure.cause());
    }
    return null;
  }

  /** Gives up what was not read; the server sees its connection close. */
  @Override
  public void close() {
    var unused = subscribed.thenAccept(Subscription::cancel);
  }

  @Override
  public CompletionStage<Pieces> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscribed.complete(subscription);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      events.add(new Piece(ByteBuffer.wrap(bytes)));
    }
  }

  @Override
  public void onError(Throwable failure) {
    events.add(new Failure(failure));
  }

  @Override
  public void onComplete() {
    events.add(new End());
  }
}
