package io.hearthlink.embedded;

import io.hearthlink.embedded.worker.Message;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request to a worker and what comes back. The turn ends when the worker has ended its answer,
 * also if nobody listens any more. Thread-safe.
 */
final class Exchange {

  /** Local message: the caller does not want the answer any more. */
  static final String CANCELLED = "cancelled";

  /** Local message: the worker process has ended. */
  static final String GONE = "gone";

  /** Local message: the worker process has ended because it could not load the model. */
  static final String LOAD_FAILED = "load-failed";

  private static final Set<String> LAST = Set.of("end", "too-long", "refused", LOAD_FAILED, GONE);

  private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
  private final Turns.Ticket turn;
  private final WorkerProcess worker;

  Exchange(Turns.Ticket turn, WorkerProcess worker) {
    this.turn = turn;
    this.worker = worker;
  }

  /** Takes a message from the worker; true if it was the last one. */
  boolean receive(Message message) {
    boolean last = LAST.contains(message.kind());
    if (last) {
      turn.end();
    }
    received.add(message);
    return last;
  }

  /** Waits for the next message; null if none came in time. */
  @Nullable Message next(long nanos) throws InterruptedException {
    return received.poll(nanos, TimeUnit.NANOSECONDS);
  }

  /** Has the worker stop, and the caller see it at once. */
  void cancel() {
    worker.cancel(this);
    received.add(Message.of(CANCELLED));
  }
}
