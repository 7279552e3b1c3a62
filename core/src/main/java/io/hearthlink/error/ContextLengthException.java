package io.hearthlink.error;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The prompt does not fit into the context of the model: shorten it, or load with more. */
public final class ContextLengthException extends LlmException {

  private static final long serialVersionUID = 1L;

  private final int needed;
  private final int available;

  /**
   * Creates it.
   *
   * @param needed tokens that the request needs, 0 where unknown
   * @param available tokens that the context holds, 0 where unknown
   */
  public ContextLengthException(
      String message, int needed, int available, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
    this.needed = needed;
    this.available = available;
  }

  /** Tokens that the request needs; empty where the server did not say. */
  public OptionalInt needed() {
    return needed > 0 ? OptionalInt.of(needed) : OptionalInt.empty();
  }

  /** Tokens that the context holds; empty where the server did not say. */
  public OptionalInt available() {
    return available > 0 ? OptionalInt.of(available) : OptionalInt.empty();
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
