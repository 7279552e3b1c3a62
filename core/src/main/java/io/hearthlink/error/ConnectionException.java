package io.hearthlink.error;

import org.jspecify.annotations.Nullable;

/**
 * No server answers at the endpoint, or the connection broke before the answer began: start the
 * server or fix the endpoint.
 */
public final class ConnectionException extends LlmException {

  private static final long serialVersionUID = 1L;

  /** Creates it; {@code message} says what happened, where, and what to do. */
  public ConnectionException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }

  /** Creates it without a cause. */
  public ConnectionException(String message, ErrorContext context) {
    this(message, context, null);
  }

  @Override
  public boolean retryable() {
    return nothingShown();
  }
}
