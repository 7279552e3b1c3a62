package io.hearthlink.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server does not have the model, or will not load it: pull it, or choose one of those that are
 * installed.
 */
public final class ModelNotFoundException extends LlmException {

  private static final long serialVersionUID = 1L;

  private final List<String> nearest;

  /** Creates it; {@code message} says what happened, where, and what to do. */
  public ModelNotFoundException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
    this.nearest = List.of();
  }

  /** Creates it without a cause. */
  public ModelNotFoundException(String message, ErrorContext context) {
    this(message, context, null);
  }

  private ModelNotFoundException(ModelNotFoundException from, List<String> nearest) {
    super(from.text(), from.context(), from.getCause());
    this.nearest = List.copyOf(nearest);
    setStackTrace(from.getStackTrace());
  }

  /**
   * Returns this failure with the installed models whose names are nearest, nearest first; its
   * message then ends with them. An empty list takes them away.
   */
  public ModelNotFoundException withNearest(List<String> names) {
    return new ModelNotFoundException(this, names);
  }

  /** The installed models whose names are nearest; empty where nobody has looked. */
  public List<String> nearest() {
    return nearest;
  }

  @Override
  public String getMessage() {
    return nearest.isEmpty() ? text() : text() + " Installed: " + String.join(", ", nearest) + ".";
  }

  @Override
  public boolean retryable() {
    return false;
  }

  private String text() {
    return String.valueOf(super.getMessage());
  }
}
