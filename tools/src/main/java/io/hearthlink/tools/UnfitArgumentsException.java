package io.hearthlink.tools;

import org.jspecify.annotations.Nullable;

/** The arguments of a call fit their JSON Schema, but not the Java type: a date that is none. */
final class UnfitArgumentsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates it; {@code message} is told to the model. */
  UnfitArgumentsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
