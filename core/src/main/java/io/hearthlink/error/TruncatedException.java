package io.hearthlink.error;

import org.jspecify.annotations.Nullable;

/** The answer ended without its end mark; {@link #partialText()} is what came: ask again. */
public final class TruncatedException extends LlmException {

  private static final long serialVersionUID = 1L;

  /** Creates it; {@code message} says what happened, where, and what to do. */
  public TruncatedException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }

  /** Creates it without a cause. */
  public TruncatedException(String message, ErrorContext context) {
    this(message, context, null);
  }

  @Override
  public boolean retryable() {
    return nothingShown();
  }
}
