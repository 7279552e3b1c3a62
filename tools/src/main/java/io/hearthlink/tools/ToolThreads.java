package io.hearthlink.tools;

import java.time.Duration;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which tools run: daemons, made when they are needed and gone soon after, since
 * nobody closes a toolbox. At most 64, so that tools that hang and do not hear their interrupt
 * cannot fill the memory; what finds none waits, and its timeout runs.
 */
final class ToolThreads extends ThreadPoolExecutor {

  /** How long a thread waits for more to do. */
  static final Duration IDLE = Duration.ofMillis(500);

  private static final int MOST = 64;

  private ToolThreads(Waiting waiting, AtomicInteger number) {
    super(
        0,
        MOST,
        IDLE.toMillis(),
        TimeUnit.MILLISECONDS,
        waiting,
        task -> {
          Thread thread = new Thread(task, "hearthlink-tool-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        },
        (task, pool) -> waiting.await(task));
  }

  static ToolThreads create() {
    return new ToolThreads(new Waiting(), new AtomicInteger());
  }

  /** Takes a task at once only for a thread that has nothing to do, so that others are made. */
  private static final class Waiting extends LinkedTransferQueue<Runnable> {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean offer(Runnable task) {
      return tryTransfer(task);
    }

    /** Lets a task wait for one of the threads, of which there are enough. */
    void await(Runnable task) {
      super.offer(task);
    }
  }
}
