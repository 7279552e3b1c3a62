package io.hearthlink.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that a test wants to see, and says what it was where it does not come. */
final class Await {

  /** Longer than anything here takes, and short enough for a test that would hang. */
  static final Duration LONG = Duration.ofSeconds(10);

  private Await() {}

  /**
   * Waits on a monitor, which is notified of each change, until something is true.
   *
   * @throws AssertionError if it does not become true in time, or the thread is interrupted
   */
  static void until(Object monitor, String what, Duration within, BooleanSupplier done) {
    long end = System.nanoTime() + within.toNanos();
    synchronized (monitor) {
      while (!done.getAsBoolean()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("not seen within " + within.toMillis() + " ms: " + what);
        }
        try {
          monitor.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError("interrupted while waiting for: " + what, e);
        }
      }
    }
  }
}
