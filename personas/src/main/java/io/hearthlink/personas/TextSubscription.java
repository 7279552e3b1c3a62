package io.hearthlink.personas;

import java.util.concurrent.Flow;

/**
 * One subscriber and its turn. While the subscriber asks for nothing the thread of the call waits,
 * so that nothing piles up. Thread-safe.
 */
final class TextSubscription implements Flow.Subscription {

  private final AnswerStream stream;
  private final Flow.Subscriber<? super String> subscriber;
  private final Object signals = new Object();
  private long demand;
  private boolean over;

  TextSubscription(AnswerStream stream, Flow.Subscriber<? super String> subscriber) {
    this.stream = stream;
    this.subscriber = subscriber;
  }

  /** Says hello to the subscriber, and starts the stream. */
  void begin() {
    subscriber.onSubscribe(this);
    if (isOver()) {
      return;
    }
    stream
        .onPartialResponse(this::publish)
        .onCompleteResponse(response -> end(subscriber::onComplete))
        .onError(failure -> end(() -> subscriber.onError(failure)))
        .start();
  }

  @Override
  public void request(long count) {
    if (count < 1) {
      end(() -> subscriber.onError(new IllegalArgumentException("request " + count + " < 1")));
      stream.cancel();
      return;
    }
    synchronized (this) {
      demand = count > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + count;
      notifyAll();
    }
  }

  @Override
  public void cancel() {
    finish();
    stream.cancel();
  }

  private void publish(String text) {
    if (!awaitDemand()) {
      return;
    }
    try {
      synchronized (signals) {
        if (!isOver()) {
          subscriber.onNext(text);
        }
      }
    } catch (RuntimeException thrown) {
      // a subscriber that throws has cancelled; the rest of the answer is for nobody
      cancel();
      throw thrown;
    }
  }

  private void end(Runnable signal) {
    if (finish()) {
      synchronized (signals) {
        signal.run();
      }
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  /** Returns whether it was not over before. */
  private synchronized boolean finish() {
    boolean first = !over;
    over = true;
    notifyAll();
    return first;
  }

  private synchronized boolean awaitDemand() {
    try {
      while (demand == 0 && !over) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stream.cancel();
      return false;
    }
    demand--;
    return !over;
  }
}
