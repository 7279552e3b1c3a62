package io.hearthlink.verification.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a JVM holds.
 *
 * @param heap bytes in use after garbage was collected
 * @param threads how many run
 * @param files how many files and sockets are open; 0 where the system does not tell
 */
record Remains(long heap, int threads, int files) {

  private static final Path OPEN = Path.of("/proc/self/fd");

  static Remains now() {
    long least = Long.MAX_VALUE;
    // what finalizers and references let go of is free after another round
    for (int round = 0; round < 4; round++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return new Remains(least, threadCount(), fileCount());
  }

  static int threadCount() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  /** How many threads wait in the pools of Hearthlink. */
  static long idleThreads() {
    Thread[] threads = new Thread[Thread.activeCount() + 64];
    int count = Thread.enumerate(threads);
    return Stream.of(threads)
        .limit(count)
        .filter(thread -> thread.getName().startsWith("hearthlink-"))
        .count();
  }

  static int fileCount() {
    if (!Files.isDirectory(OPEN)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(OPEN)) {
      return (int) files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "heap " + heap / 1024 + " kB, threads " + threads + ", files " + files;
  }
}
