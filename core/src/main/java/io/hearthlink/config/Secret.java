package io.hearthlink.config;

/**
 * A value that is never printed, such as an API key. Immutable; equal secrets are equal.
 *
 * @param reveal the value itself; only the backends ask for it
 */
public record Secret(String reveal) {

  /** Returns {@code ***}. */
  @Override
  public String toString() {
    return "***";
  }
}
