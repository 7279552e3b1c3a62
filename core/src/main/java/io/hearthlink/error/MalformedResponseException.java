package io.hearthlink.error;

import org.jspecify.annotations.Nullable;

/**
 * The server answered with something that is not an answer of its protocol: report it, or use
 * another server.
 */
public final class MalformedResponseException extends LlmException {

  private static final long serialVersionUID = 1L;

  /** Creates it; {@code message} says what happened, where, and what to do. */
  public MalformedResponseException(
      String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }

  /** Creates it without a cause. */
  public MalformedResponseException(String message, ErrorContext context) {
    this(message, context, null);
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
