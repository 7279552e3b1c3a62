package io.hearthlink.tools;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** What runs for one call on threads for tools; a cancel interrupts all of it. Thread-safe. */
final class TaskGroup {

  private final Executor threads;
  private final Set<FutureTask<?>> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  TaskGroup(Executor threads) {
    this.threads = threads;
  }

  /** Starts a task, whose own cancel interrupts it too. */
  <T> FutureTask<T> start(Callable<T> work) {
    FutureTask<T> task =
        new FutureTask<>(work) {
          @Override
          protected void done() {
            running.remove(this);
          }
        };
    running.add(task);
    threads.execute(task);
    if (stopped) {
      task.cancel(true);
    }
    return task;
  }

  /** Interrupts what runs, and everything that is still started. */
  void stop() {
    stopped = true;
    running.forEach(task -> task.cancel(true));
  }
}
