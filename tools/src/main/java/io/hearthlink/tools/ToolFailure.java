package io.hearthlink.tools;

import org.jspecify.annotations.Nullable;

/**
 * How a tool says what the model may do about its failure. Of any other exception the model is told
 * only that the tool failed, since messages of exceptions may hold what no model should see.
 */
public final class ToolFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean stops;

  private ToolFailure(String message, boolean stops, @Nullable Throwable cause) {
    super(message, cause);
    this.stops = stops;
  }

  /**
   * The model is told this message and may try again, with other arguments say.
   *
   * @param message in words for the model; at most as long as a result may be
   */
  public static ToolFailure retry(String message) {
    return new ToolFailure(message, false, null);
  }

  /**
   * The model is told this message and may try again.
   *
   * @param message in words for the model
   * @param cause is told to the caller, not to the model
   */
  public static ToolFailure retry(String message, Throwable cause) {
    return new ToolFailure(message, false, cause);
  }

  /**
   * The call ends with a {@link io.hearthlink.error.ToolException} that holds this message.
   *
   * @param message in words for the caller
   */
  public static ToolFailure stop(String message) {
    return new ToolFailure(message, true, null);
  }

  /**
   * The call ends with a {@link io.hearthlink.error.ToolException} that holds this message.
   *
   * @param message in words for the caller
   * @param cause why
   */
  public static ToolFailure stop(String message, Throwable cause) {
    return new ToolFailure(message, true, cause);
  }

  /** Whether the call ends. */
  public boolean stops() {
    return stops;
  }
}
