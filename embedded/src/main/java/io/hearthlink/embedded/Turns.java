package io.hearthlink.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets one caller after the other have a worker, in the order in which they asked. Thread-safe. */
final class Turns {

  private final Deque<Ticket> queue = new ArrayDeque<>();

  /** Queues up; the first in the queue has its turn. */
  Ticket ask() {
    Ticket ticket = new Ticket();
    synchronized (queue) {
      queue.addLast(ticket);
    }
    callNext();
    return ticket;
  }

  private void callNext() {
    Ticket first;
    synchronized (queue) {
      first = queue.peekFirst();
    }
    if (first != null) {
      first.called.complete(true);
    }
  }

  /** A place in the queue, held until {@link #end()}. */
  final class Ticket {

    private final CompletableFuture<Boolean> called = new CompletableFuture<>();

    private Ticket() {}

    /** Whether the turn has come. */
    boolean hasTurn() {
      return called.getNow(false);
    }

    /** Waits for the turn; false if it did not come in time or the ticket was given up. */
    boolean await(long nanos) throws InterruptedException {
      try {
        return called.get(nanos, TimeUnit.NANOSECONDS);
      } catch (TimeoutException late) {
        return false;
      } catch (ExecutionException never) {
        throw new IllegalStateException(never);
      }
    }

    /** Leaves the queue unless the turn has come already. */
    void giveUp() {
      if (called.complete(false)) {
        end();
      }
    }

    /** Ends the turn, or leaves the queue. Idempotent. */
    void end() {
      boolean left;
      synchronized (queue) {
        left = queue.remove(this);
      }
      if (left) {
        callNext();
      }
    }
  }
}
