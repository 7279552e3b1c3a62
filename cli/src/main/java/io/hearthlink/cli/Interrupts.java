package io.hearthlink.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C: it interrupts the thread that works, which ends what that thread waits for. Where nothing
 * is at work, it ends the program. Thread-safe.
 */
final class Interrupts {

  /** How long the end of the process waits for the last words of what it interrupted. */
  private static final long LAST_WORDS_SECONDS = 2;

  private final Consumer<Runnable> signal;
  private final Runnable exit;
  private final CountDownLatch finished = new CountDownLatch(1);
  private @Nullable Thread working;

  /**
   * Creates it.
   *
   * @param signal has something run at each Ctrl-C from then on, in place of the end of the process
   * @param exit ends the program
   */
  Interrupts(Consumer<Runnable> signal, Runnable exit) {
    this.signal = signal;
    this.exit = exit;
  }

  /**
   * Lets Ctrl-C, which ends a Java process with 130, first interrupt the work. That needs no signal
   * handler, whose classes take a tenth of a short run.
   */
  void hearEndOfProcess() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "hearthlink-end"));
  }

  /** From now on Ctrl-C ends the work and not the program. */
  void surviveSignal() {
    signal.accept(this::fire);
  }

  /** What Ctrl-C does in a program that survives it. */
  void fire() {
    if (!interruptWork()) {
      exit.run();
    }
  }

  /** The program has said its last word. */
  void finished() {
    finished.countDown();
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

  private synchronized boolean interruptWork() {
    if (working == null) {
      return false;
    }
    working.interrupt();
    return true;
  }

  private void end() {
    if (!interruptWork()) {
      return;
    }
    try {
      boolean unused = finished.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      // nobody but the end of the process has this thread, and it ends now
      Thread.currentThread().interrupt();
    }
  }
}
