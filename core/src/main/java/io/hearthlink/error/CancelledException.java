package io.hearthlink.error;

import org.jspecify.annotations.Nullable;

/**
 * The call was cancelled by the caller, by an interrupt or by a listener that threw (the cause).
 */
public final class CancelledException extends LlmException {

  private static final long serialVersionUID = 1L;

  /** Creates it; {@code message} says what happened, where, and what to do. */
  public CancelledException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }

  /** Creates it without a cause. */
  public CancelledException(String message, ErrorContext context) {
    this(message, context, null);
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
