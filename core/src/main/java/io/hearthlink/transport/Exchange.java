package io.hearthlink.transport;

import io.hearthlink.config.Timeouts;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TruncatedException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One request and its reply. Whoever calls a provider module binds an exchange to the thread, the
 * transport takes it from there: that is how a call can be cancelled before its first byte, how its
 * deadlines reach the network, and how the server's own words reach the report.
 *
 * <p>{@link #cancel()} is thread-safe; everything else belongs to the thread of the call.
 */
public final class Exchange {

  private static final ThreadLocal<@Nullable Exchange> CURRENT = new ThreadLocal<>();

  private final Wire wire;
  private final Timeouts timeouts;
  private final UnaryOperator<String> bodyPatch;
  private final ExchangeObserver observer;
  private final Redaction redaction = new Redaction();
  private final long startNanos = System.nanoTime();
  private @Nullable LlmException failure;
  private volatile boolean cancelled;
  private @Nullable Runnable abort;

  /**
   * Creates an exchange; its {@code total} timeout starts now.
   *
   * @param wire judges the reply
   * @param timeouts of this exchange; {@code connect} is that of the transport
   * @param bodyPatch adds to the body of the request what a provider module cannot say
   * @param observer hears how far it is
   */
  public Exchange(
      Wire wire, Timeouts timeouts, UnaryOperator<String> bodyPatch, ExchangeObserver observer) {
    this.wire = wire;
    this.timeouts = timeouts;
    this.bodyPatch = bodyPatch;
    this.observer = observer;
  }

  /** Runs {@code action} with this exchange bound to the thread. */
  public <T extends @Nullable Object> T bind(Supplier<T> action) {
    CURRENT.set(this);
    try {
      return action.get();
    } finally {
      CURRENT.remove();
    }
  }

  /** Ends the exchange: the connection closes, whatever it was doing. */
  public void cancel() {
    Runnable action;
    synchronized (this) {
      cancelled = true;
      action = abort;
    }
    if (action != null) {
      action.run();
    }
  }

  /** What the reply said about itself. */
  public ReplyFacts facts() {
    return wire.facts();
  }

  /** Why the exchange failed; null while it did not. */
  public @Nullable LlmException failure() {
    return failure;
  }

  static Exchange current() {
    Exchange exchange = CURRENT.get();
    if (exchange == null) {
      throw new IllegalStateException("this HTTP client works only inside a call of Hearthlink");
    }
    return exchange;
  }

  Wire wire() {
    return wire;
  }

  ExchangeObserver observer() {
    return observer;
  }

  Redaction redaction() {
    return redaction;
  }

  String patched(String body) {
    return bodyPatch.apply(body);
  }

  boolean cancelled() {
    return cancelled;
  }

  /** Remembers how to end what is going on now; ends it at once if that was already asked for. */
  void onCancel(Runnable action) {
    synchronized (this) {
      abort = action;
    }
    if (cancelled) {
      action.run();
    }
  }

  /** Remembers the failure, which provider modules would blur, and returns it. */
  LlmException fail(LlmException problem) {
    if (failure == null) {
      failure = problem;
    }
    return failure;
  }

  CancelledException cancelledException(@Nullable Throwable cause) {
    return new CancelledException("The call was cancelled.", observer.context(), cause);
  }

  TruncatedException truncated(@Nullable Throwable cause) {
    return new TruncatedException(
        "The answer of "
            + observer.context().where()
            + " ended without its end mark: the server died or was stopped. Look at its log, and"
            + " ask again.",
        observer.context(),
        cause);
  }

  /** How long the first byte may still take. */
  Wait forFirstByte() {
    return limited(TimeoutException.Phase.LOAD, timeouts.load());
  }

  /** How long the next byte may take. */
  Wait forNextByte() {
    return limited(TimeoutException.Phase.IDLE, timeouts.idle());
  }

  /** Refuses to go on once the whole has taken too long, also where nothing is waited for. */
  void checkTotal() {
    Duration total = timeouts.total();
    if (total != null && System.nanoTime() - startNanos > total.toNanos()) {
      throw timedOut(new Wait(TimeoutException.Phase.TOTAL, total, 0), null);
    }
  }

  private Wait limited(TimeoutException.Phase phase, Duration limit) {
    Duration total = timeouts.total();
    if (total != null) {
      long left = total.toNanos() - (System.nanoTime() - startNanos);
      if (left < limit.toNanos()) {
        return new Wait(TimeoutException.Phase.TOTAL, total, Math.max(left, 0));
      }
    }
    return new Wait(phase, limit, limit.toNanos());
  }

  TimeoutException timedOut(TimeoutException.Phase phase, @Nullable Throwable cause) {
    return timedOut(new Wait(phase, timeouts.connect(), 0), cause);
  }

  TimeoutException timedOut(Wait wait, @Nullable Throwable cause) {
    String where = observer.context().where();
    String limit = seconds(wait.limit());
    String what =
        switch (wait.phase()) {
          case CONNECT -> "No connection to " + where + " within " + limit + ". Is the host right";
          case LOAD ->
              where
                  + " did not begin to answer within "
                  + limit
                  + ": it loads the model or reads a long prompt. Use a smaller model";
          case IDLE ->
              where
                  + " sent nothing for "
                  + limit
                  + " in the middle of its answer. Look at its log";
          case TOTAL ->
              where + " did not finish within " + limit + ". Ask for less, or use a smaller model";
        };
    String key = "llm.timeouts." + wait.phase().name().toLowerCase(Locale.ROOT);
    return new TimeoutException(
        what + ", or raise " + key + ".", wait.phase(), wait.limit(), observer.context(), cause);
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  /** A limit on waiting: which timeout it is, its whole length, and what is left of it. */
  record Wait(TimeoutException.Phase phase, Duration limit, long nanos) {}
}
