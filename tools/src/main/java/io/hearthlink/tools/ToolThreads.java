package io.hearthlink.tools;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a toolbox: daemons, made when they are needed and gone after a minute without. At
 * most 64, so that tools that hang and do not hear their interrupt cannot fill the memory; what
 * finds none waits, and its timeout runs.
 */
final class ToolThreads {

  private static final int MOST = 64;

  private ToolThreads() {}

  static Executor create() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "hearthlink-tool-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
