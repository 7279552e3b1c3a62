package io.hearthlink.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The time of a server: what it is, and how it passes. Thread-safe. */
interface ServerTime {

  /** The time of the machine. */
  ServerTime SYSTEM =
      new ServerTime() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public Pauses pauses() {
          return ServerTime::waitFor;
        }
      };

  Instant now();

  /** The pauses of one reply that starts now. */
  Pauses pauses();

  /** The pauses of one reply, one after the other. Not thread-safe. */
  interface Pauses {
    /** Waits this long, but no longer than until the client has gone. */
    void await(Duration time, CompletableFuture<?> gone)
        throws InterruptedException, ExecutionException;
  }

  private static void waitFor(Duration time, CompletableFuture<?> gone)
      throws InterruptedException, ExecutionException {
    try {
      gone.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // the usual case: the client is still there when the pause is over
      return;
    }
  }
}
