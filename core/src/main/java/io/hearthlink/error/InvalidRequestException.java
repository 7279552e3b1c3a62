package io.hearthlink.error;

import org.jspecify.annotations.Nullable;

/** The server refused the request, or has no such route: fix the request or the URL. */
public final class InvalidRequestException extends LlmException {

  private static final long serialVersionUID = 1L;

  /** Creates it; {@code message} says what happened, where, and what to do. */
  public InvalidRequestException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }

  /** Creates it without a cause. */
  public InvalidRequestException(String message, ErrorContext context) {
    this(message, context, null);
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
