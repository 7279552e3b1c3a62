package io.hearthlink.error;

import org.jspecify.annotations.Nullable;

/**
 * The model is not ready. While it is still loading, {@link #loading()} is true and waiting helps;
 * else it failed to load and the server log says why.
 */
public final class ModelLoadException extends LlmException {

  private static final long serialVersionUID = 1L;

  private final boolean loading;

  /**
   * Creates it.
   *
   * @param loading true while the model loads, false once loading failed
   */
  public ModelLoadException(
      String message, boolean loading, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
    this.loading = loading;
  }

  /** True while the model loads, false once loading failed. */
  public boolean loading() {
    return loading;
  }

  @Override
  public boolean retryable() {
    return loading && nothingShown();
  }
}
