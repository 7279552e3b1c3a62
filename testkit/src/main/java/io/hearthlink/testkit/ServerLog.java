package io.hearthlink.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What a server saw. Thread-safe; who waits for something is woken by each change. */
final class ServerLog {

  private static final int KEPT = 10_000;

  private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
  private final List<Long> disconnects = new ArrayList<>();
  private int received;
  private int accepted;
  private int open;

  synchronized int accepted() {
    return accepted;
  }

  synchronized int open() {
    return open;
  }

  synchronized int received() {
    return received;
  }

  /** The request of this number, from 1. */
  synchronized ReceivedRequest request(int number) {
    return requests().get(number - 1 - (received - requests.size()));
  }

  synchronized List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized List<Long> disconnects() {
    return List.copyOf(disconnects);
  }

  synchronized int connectionOpens() {
    open++;
    notifyAll();
    return ++accepted;
  }

  synchronized void connectionCloses() {
    open--;
    notifyAll();
  }

  synchronized void received(ReceivedRequest request) {
    if (requests.size() == KEPT) {
      requests.removeFirst();
    }
    requests.addLast(request);
    received++;
    notifyAll();
  }

  synchronized void disconnected(long nanos) {
    disconnects.add(nanos);
    notifyAll();
  }

  /** Waits until something is true; an AssertionError says what, where it does not become so. */
  void await(String what, Duration within, BooleanSupplier done) {
    Await.until(this, what, within, done);
  }
}
