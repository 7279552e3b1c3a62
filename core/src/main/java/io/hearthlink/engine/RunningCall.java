package io.hearthlink.engine;

import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One call on its thread: holds the one ending, the cancel flag, the clock and what was shown.
 * Thread-safe, except that {@link #listener()} belongs to the thread of the call.
 */
public final class RunningCall implements ActiveChat {

  private final ErrorContext context;
  private final GuardedListener listener;
  private final Ending ending = new Ending(this);
  private final long startNanos = System.nanoTime();
  private final List<Runnable> cancelHooks = new ArrayList<>(2);
  private volatile boolean cancelled;
  private final AtomicInteger sent = new AtomicInteger();
  private volatile long firstByteNanos;

  RunningCall(ErrorContext context, ChatListener listener) {
    this.context = context;
    this.listener = new GuardedListener(listener, this);
  }

  @Override
  public CompletableFuture<Answer> answer() {
    return ending;
  }

  @Override
  public void cancel() {
    if (!ending.isDone()) {
      stop(new CancelledException("The call was cancelled.", failureContext()));
    }
  }

  /** Ends the call before it begins: there is no thread for it any more. */
  void refuse() {
    stop(new CancelledException("Hearthlink is closed.", failureContext()));
  }

  /** The listener of the call, made safe: it counts, remembers, and is silent after a cancel. */
  public ChatListener listener() {
    return listener;
  }

  /** Whether the call was cancelled. */
  public boolean cancelled() {
    return cancelled;
  }

  /** Has {@code hook} run once when the call is cancelled; at once if it was already. */
  public void onCancel(Runnable hook) {
    synchronized (cancelHooks) {
      if (!cancelled) {
        cancelHooks.add(hook);
        return;
      }
    }
    hook.run();
  }

  /** Notes that the request is on its way; returns how often it was sent by now. */
  public int sent() {
    return sent.incrementAndGet();
  }

  /** How often the request was sent, at least 1. */
  public int attempts() {
    return Math.max(1, sent.get());
  }

  /** Notes that the first byte of the reply came, once. */
  public void firstByte() {
    if (firstByteNanos == 0) {
      firstByteNanos = System.nanoTime();
    }
  }

  /** From the start of the call until the first byte of the reply; until now where none came. */
  public Duration load() {
    return since(firstByteNanos == 0 ? System.nanoTime() : firstByteNanos);
  }

  /** From the start of the call until the first thing that was shown; null where nothing was. */
  public @Nullable Duration firstToken() {
    long at = listener.firstNanos();
    return at == 0 ? null : since(at);
  }

  /** From the start of the call until now. */
  public Duration elapsed() {
    return since(System.nanoTime());
  }

  /** The text that was shown so far. */
  public String partialText() {
    return listener.text();
  }

  /** Where a failure of this call happened, with the text that was shown so far. */
  public ErrorContext failureContext() {
    return context.withPartialText(partialText()).withAttempts(attempts());
  }

  void run(CallBody body) {
    if (cancelled) {
      return;
    }
    try {
      Answer answer = body.answer(this);
      if (!cancelled) {
        ending.complete(answer);
      }
    } catch (LlmException e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      fail(
          new ServerException(
              "The call to "
                  + context.where()
                  + " failed unexpectedly: "
                  + e.getClass().getName()
                  + ".",
              failureContext(),
              e));
    }
  }

  private void fail(LlmException failure) {
    if (!cancelled) {
      ending.completeExceptionally(failure);
    }
  }

  /** Ends the call because the user's listener threw. */
  void stopForListener(Throwable thrown) {
    stop(
        new CancelledException(
            "The listener of the call threw " + thrown.getClass().getName() + ".",
            failureContext(),
            thrown));
  }

  private void stop(CancelledException reason) {
    List<Runnable> hooks;
    synchronized (cancelHooks) {
      if (cancelled) {
        return; // whoever was first ends the call, when the connection is closed
      }
      cancelled = true;
      hooks = List.copyOf(cancelHooks);
      cancelHooks.clear();
    }
    // first the connection closes: whoever waits for the ending may take its time
    try {
      hooks.forEach(Runnable::run);
    } finally {
      ending.completeExceptionally(reason);
    }
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(nanos - startNanos);
  }
}
