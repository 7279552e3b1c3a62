package io.hearthlink.cli;

import java.util.function.Supplier;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C: it interrupts the thread that works, which ends what that thread waits for. Where nothing
 * is at work, it ends the program. Thread-safe.
 */
final class Interrupts {

  private final Runnable exit;
  private @Nullable Thread working;

  /** Creates it; {@code exit} ends the program. */
  Interrupts(Runnable exit) {
    this.exit = exit;
  }

  /** Hears Ctrl-C of the process from now on. */
  void listen() {
    Signals.register("INT", this::fire);
  }

  /** What Ctrl-C does. */
  void fire() {
    synchronized (this) {
      if (working != null) {
        working.interrupt();
        return;
      }
    }
    exit.run();
  }

  /** Does some work on this thread, which Ctrl-C interrupts. */
  <T> T during(Supplier<T> work) {
    synchronized (this) {
      working = Thread.currentThread();
    }
    try {
      return work.get();
    } finally {
      synchronized (this) {
        working = null;
        // one that came too late must not end what comes next
        boolean unused = Thread.interrupted();
      }
    }
  }
}
