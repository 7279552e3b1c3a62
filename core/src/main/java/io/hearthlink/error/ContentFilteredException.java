package io.hearthlink.error;

import org.jspecify.annotations.Nullable;

/** The server or the model declined to answer: rephrase. */
public final class ContentFilteredException extends LlmException {

  private static final long serialVersionUID = 1L;

  /** Creates it; {@code message} says what happened, where, and what to do. */
  public ContentFilteredException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }

  /** Creates it without a cause. */
  public ContentFilteredException(String message, ErrorContext context) {
    this(message, context, null);
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
