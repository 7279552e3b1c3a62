package io.hearthlink.error;

import org.jspecify.annotations.Nullable;

/** The model or the backend cannot do what was asked: use another model, or ask without it. */
public final class UnsupportedFeatureException extends LlmException {

  private static final long serialVersionUID = 1L;

  private final String feature;

  /**
   * Creates it.
   *
   * @param feature what cannot be done, one word: {@code tools}, {@code vision}, {@code thinking},
   *     {@code json_object}, {@code schema}, {@code embedding}, …
   */
  public UnsupportedFeatureException(
      String message, String feature, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
    this.feature = feature;
  }

  /** What cannot be done, one word: {@code tools}, {@code vision}, {@code schema}, … */
  public String feature() {
    return feature;
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
