package io.hearthlink.error;

import org.jspecify.annotations.Nullable;

/**
 * The server does not have the model, or will not load it: pull it, or choose one of those that are
 * installed.
 */
public final class ModelNotFoundException extends LlmException {

  private static final long serialVersionUID = 1L;

  /** Creates it; {@code message} says what happened, where, and what to do. */
  public ModelNotFoundException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }

  /** Creates it without a cause. */
  public ModelNotFoundException(String message, ErrorContext context) {
    this(message, context, null);
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
