package io.hearthlink.testkit;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The chats that a server answers at the same time; the others wait in their order. Thread-safe.
 */
final class Slots {

  private final int count;
  private final BitSet busy = new BitSet();
  private final Deque<Turn> waiting = new ArrayDeque<>();

  Slots(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  synchronized boolean isBusy(int slot) {
    return busy.get(slot);
  }

  synchronized boolean areFull() {
    return busy.cardinality() >= count;
  }

  /** The next free slot, or a place at the end of the queue. */
  synchronized Turn take() {
    Turn turn = new Turn();
    waiting.add(turn);
    serve();
    return turn;
  }

  private synchronized void release(Turn turn) {
    waiting.remove(turn);
    if (turn.slot >= 0) {
      busy.clear(turn.slot);
      turn.slot = -1;
    }
    serve();
  }

  private void serve() {
    while (!waiting.isEmpty() && !areFull()) {
      Turn next = waiting.remove();
      next.slot = busy.nextClearBit(0);
      busy.set(next.slot);
      next.came.complete(null);
    }
  }

  /** The turn of one chat, from when it comes until it is given back. */
  final class Turn {
    private final CompletableFuture<@Nullable Void> came = new CompletableFuture<>();
    private int slot = -1;

    /** Completes when the turn has come. */
    CompletionStage<@Nullable Void> came() {
      return came;
    }

    /** Ends it, or gives it up while it waits; once is enough. */
    void release() {
      Slots.this.release(this);
    }
  }
}
