package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A subscriber that asks for as much as a test says. */
final class Subscribed implements Flow.Subscriber<String> {

  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
  private final List<String> text = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();

  static Subscribed on(Flow.Publisher<String> publisher) {
    Subscribed subscribed = new Subscribed();
    publisher.subscribe(subscribed);
    return subscribed;
  }

  static Subscribed all(Flow.Publisher<String> publisher) {
    Subscribed subscribed = on(publisher);
    subscribed.request(Long.MAX_VALUE);
    return subscribed;
  }

  void request(long count) {
    subscription.join().request(count);
  }

  void cancel() {
    subscription.join().cancel();
  }

  /** Asks for more and returns the next piece. */
  String next(long count) {
    request(count);
    try {
      String piece = pieces.poll(10, TimeUnit.SECONDS);
      if (piece == null) {
        throw new AssertionError("no piece came");
      }
      if (count == 1 && !pieces.isEmpty()) {
        throw new AssertionError("more came than was asked for");
      }
      return piece;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  String text() {
    return end.orTimeout(10, TimeUnit.SECONDS).join();
  }

  boolean silent() {
    return !end.isDone();
  }

  @Nullable Throwable failure() {
    return catchThrowableOfType(CompletionException.class, this::text).getCause();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription.complete(given);
  }

  @Override
  public void onNext(String piece) {
    text.add(piece);
    pieces.add(piece);
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    end.complete(String.join("", text));
  }
}
