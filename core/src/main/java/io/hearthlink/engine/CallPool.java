package io.hearthlink.engine;

import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that calls run on: one daemon thread for each running call, none for idle clients.
 * Thread-safe.
 */
public final class CallPool implements Executor, AutoCloseable {

  private final ExecutorService threads;
  private final Set<ActiveChat> running = ConcurrentHashMap.newKeySet();

  /** Creates a pool without threads; they come with the calls and go after a minute without. */
  public CallPool() {
    this(Duration.ofMinutes(1));
  }

  /**
   * Creates a pool without threads.
   *
   * @param idle how long a thread waits for the next call before it goes; short where nobody will
   *     close the pool
   */
  public CallPool(Duration idle) {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            idle.toMillis(),
            TimeUnit.MILLISECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "hearthlink-call-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts a call and returns at once.
   *
   * @param context where a failure of the call is said to have happened
   * @param listener hears the answer
   * @param body does the work
   */
  public ActiveChat start(ErrorContext context, ChatListener listener, CallBody body) {
    RunningCall call = new RunningCall(context, listener);
    try {
      threads.execute(() -> call.run(body));
      watch(call);
    } catch (RejectedExecutionException closed) {
      call.refuse();
    }
    return call;
  }

  /** Has {@link #close()} cancel this call too, which runs elsewhere. */
  public void watch(ActiveChat call) {
    running.add(call);
    var unused = call.answer().whenComplete((answer, failure) -> running.remove(call));
    if (closed()) {
      call.cancel();
    }
  }

  /**
   * Runs a task that is no call, such as a probe, on a thread of the pool.
   *
   * @throws CancelledException if the pool was closed
   */
  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException closed) {
      throw new CancelledException("Hearthlink is closed.", ErrorContext.NONE, closed);
    }
  }

  /** Whether it takes no more calls. */
  public boolean closed() {
    return threads.isShutdown();
  }

  /** Cancels the calls that run and takes no more. Idempotent. */
  @Override
  public void close() {
    threads.shutdown();
    running.forEach(ActiveChat::cancel);
  }
}
