package io.hearthlink.transport;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The body of a reply on its way from the network to the thread that reads it. It holds one piece
 * at a time, so that a slow reader slows the server down, and its reader waits with a limit of its
 * own. One writer, one reader.
 */
final class BodyPipe implements BodySubscriber<BodyPipe> {

  private sealed interface Signal {}

  private record Data(List<ByteBuffer> buffers) implements Signal {}

  private record End(@Nullable Throwable failure) implements Signal {}

  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
  private final Runnable whole;
  private volatile boolean discarded;
  private volatile boolean complete;
  private @Nullable End end;

  /**
   * Creates an empty one.
   *
   * @param whole runs when the body has come to its end
   */
  BodyPipe(Runnable whole) {
    this.whole = whole;
  }

  @Override
  public CompletionStage<BodyPipe> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription.set(newSubscription);
    if (discarded) {
      newSubscription.cancel();
    } else {
      newSubscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    signals.add(new Data(buffers));
  }

  @Override
  public void onError(Throwable failure) {
    // the JDK could not read a number, and repeats what came instead
    boolean quoting = failure instanceof IllegalArgumentException;
    signals.add(new End(quoting ? new IOException("the reply is no HTTP") : failure));
  }

  @Override
  public void onComplete() {
    complete = true;
    whole.run();
    signals.add(new End(null));
  }

  /**
   * Waits for the next piece of the body.
   *
   * @return the next piece, or null at the end of the body
   * @throws TimeoutException if none comes in time
   * @throws IOException if the connection breaks
   */
  @Nullable List<ByteBuffer> next(long nanos)
      throws TimeoutException, IOException, InterruptedException {
    if (end == null) {
      Signal signal = signals.poll();
      if (signal == null) {
        signal = signals.poll(nanos, TimeUnit.NANOSECONDS);
      }
      if (signal == null) {
        throw new TimeoutException();
      }
      if (signal instanceof Data data) {
        Flow.Subscription source = subscription.get();
        if (source != null) {
          source.request(1);
        }
        return data.buffers();
      }
      end = (End) signal;
    }
    if (end.failure() != null) {
      throw new IOException(end.failure());
    }
    return null;
  }

  /**
   * Closes the connection; a reader that waits sees the end of the body with a failure. A complete
   * body has let go of its connection, which may serve another call by now: then nothing happens.
   */
  void discard() {
    discarded = true;
    Flow.Subscription source = subscription.get();
    if (source != null && !complete) {
      source.cancel();
    }
    signals.add(new End(new IOException("discarded")));
  }
}
