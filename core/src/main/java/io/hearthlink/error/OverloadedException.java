package io.hearthlink.error;

import org.jspecify.annotations.Nullable;

/**
 * The server has no room now (429, 503, 529), or a quota is used up: slow down. {@link
 * #retryAfter()} tells how long where the server said so.
 */
public final class OverloadedException extends LlmException {

  private static final long serialVersionUID = 1L;

  private final boolean passing;

  /**
   * Creates it.
   *
   * @param passing whether waiting helps; false for a quota that is used up
   */
  public OverloadedException(
      String message, boolean passing, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
    this.passing = passing;
  }

  @Override
  public boolean retryable() {
    return passing && nothingShown();
  }
}
