package io.hearthlink.verification.matrix;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The threads of one cell: whatever is started by a thread of a group belongs to the group. */
final class CellThreads {

  private static final String OURS = "io.hearthlink.";
  private static final String TESTS = "io.hearthlink.verification.";

  private final ThreadGroup group;

  CellThreads(String name) {
    group = new ThreadGroup(name);
  }

  Thread start(Runnable action) {
    Thread thread = new Thread(group, action, "cell");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The threads that are within code of Hearthlink or of the cell. */
  List<String> busy() {
    return alive().filter(CellThreads::works).map(Thread::getName).toList();
  }

  /** The threads that are within code of this package, or of one below it. */
  List<String> within(String prefix) {
    return alive()
        .filter(
            thread ->
                Stream.of(thread.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().startsWith(prefix)))
        .map(Thread::getName)
        .toList();
  }

  /** The threads of Hearthlink, busy or not. */
  List<String> ofHearthlink() {
    return alive().map(Thread::getName).filter(name -> name.startsWith("hearthlink-")).toList();
  }

  private Stream<Thread> alive() {
    Thread[] threads = new Thread[group.activeCount() + 16];
    int count = group.enumerate(threads);
    return Stream.of(threads).limit(count);
  }

  private static boolean works(Thread thread) {
    if (thread.getName().equals("cell")) {
      return true;
    }
    return Stream.of(thread.getStackTrace())
        .map(StackTraceElement::getClassName)
        .anyMatch(name -> name.startsWith(OURS) && !name.startsWith(TESTS));
  }

  /** Looks again and again whether something is true; says whether it became so in time. */
  static boolean becomes(BooleanSupplier condition, long millis) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      boolean unused = never.await(1, TimeUnit.MILLISECONDS);
    }
    return true;
  }
}
