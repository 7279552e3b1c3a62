package io.hearthlink.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One of the four timeouts ended the call: wait longer, or use a smaller model. {@link #phase()}
 * says which; only {@code CONNECT} is worth a retry.
 */
public final class TimeoutException extends LlmException {

  private static final long serialVersionUID = 1L;

  /** What the call was waiting for. */
  public enum Phase {
    /** A connection; key {@code llm.timeouts.connect}. */
    CONNECT,
    /** The first byte: the model loads or reads the prompt; key {@code llm.timeouts.load}. */
    LOAD,
    /** The next byte; key {@code llm.timeouts.idle}, or {@code llm.timeout}. */
    IDLE,
    /** The end of the answer; key {@code llm.timeouts.total}. */
    TOTAL
  }

  private final Phase phase;
  private final @Nullable Duration limit;

  /**
   * Creates it.
   *
   * @param limit the timeout that ran out; null where the server or a gateway gave up by itself
   */
  public TimeoutException(
      String message,
      Phase phase,
      @Nullable Duration limit,
      ErrorContext context,
      @Nullable Throwable cause) {
    super(message, context, cause);
    this.phase = phase;
    this.limit = limit;
  }

  /** What the call was waiting for. */
  public Phase phase() {
    return phase;
  }

  /** The timeout that ran out; null where the server or a gateway gave up by itself. */
  public @Nullable Duration limit() {
    return limit;
  }

  @Override
  public boolean retryable() {
    return phase == Phase.CONNECT;
  }
}
