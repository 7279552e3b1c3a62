package io.hearthlink.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Remembers the exceptions that ended a thread because nobody caught them. Thread-safe. */
final class Uncaught {

  private static final AtomicBoolean INSTALLED = new AtomicBoolean();
  private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

  private Uncaught() {}

  /** Hears of them from now on, once; a handler that was there before still hears of them too. */
  static void install() {
    if (INSTALLED.compareAndSet(false, true)) {
      Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
      Thread.setDefaultUncaughtExceptionHandler(
          (thread, thrown) -> {
            SEEN.add("uncaught in thread " + thread.getName() + ": " + trace(thrown));
            if (before != null) {
              before.uncaughtException(thread, thrown);
            }
          });
    }
  }

  /** Those that nobody has taken yet. */
  static List<String> take() {
    List<String> taken = new ArrayList<>();
    for (String seen = SEEN.poll(); seen != null; seen = SEEN.poll()) {
      taken.add(seen);
    }
    return taken;
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().stripTrailing();
  }
}
