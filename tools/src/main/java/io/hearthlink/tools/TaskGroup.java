package io.hearthlink.tools;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** What runs for one call on other threads; a cancel interrupts all of it. Thread-safe. */
final class TaskGroup {

  private final Executor tools;
  private final Executor others;
  private final Set<FutureTask<?>> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  /**
   * Creates it.
   *
   * @param tools runs tools
   * @param others runs what may take for ever, which tools that hang must not keep from running
   */
  TaskGroup(Executor tools, Executor others) {
    this.tools = tools;
    this.others = others;
  }

  /** Starts a tool; a cancel of the task interrupts it. */
  <T> FutureTask<T> start(Callable<T> work) {
    return start(work, tools);
  }

  /** Starts a question to somebody. */
  <T> FutureTask<T> ask(Callable<T> question) {
    return start(question, others);
  }

  private <T> FutureTask<T> start(Callable<T> work, Executor threads) {
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
