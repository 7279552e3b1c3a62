package io.hearthlink.config;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A value that is never printed, such as an API key. Immutable; equal secrets are equal.
 *
 * @param reveal the value itself; only the backends ask for it
 */
public record Secret(String reveal) {

  /** Returns {@code ***}, which is also what Jackson writes. */
  @JsonValue
  @Override
  public String toString() {
    return "***";
  }
}
