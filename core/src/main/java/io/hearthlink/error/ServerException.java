package io.hearthlink.error;

import org.jspecify.annotations.Nullable;

/** The server failed while it answered: look at its log. */
public final class ServerException extends LlmException {

  private static final long serialVersionUID = 1L;

  /** Creates it; {@code message} says what happened, where, and what to do. */
  public ServerException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }

  /** Creates it without a cause. */
  public ServerException(String message, ErrorContext context) {
    this(message, context, null);
  }

  @Override
  public boolean retryable() {
    return nothingShown();
  }
}
