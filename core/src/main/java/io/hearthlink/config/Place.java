package io.hearthlink.config;

import io.hearthlink.error.ConfigurationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where something was written. Line and column count from 1; 0 is none. */
record Place(String source, int line, int column) {

  /** Longer lists of names help nobody in a message; the exception has them all. */
  private static final int MOST_NAMES = 24;

  /** The place of everything that a source without lines sets. */
  static Place of(String source) {
    return new Place(source, 0, 0);
  }

  /** An error about the source as a whole. */
  ConfigurationException failure(String message) {
    return new ConfigurationException(message, null, source, line, column, List.of(), null);
  }

  /** An error at this place; {@code problem} follows the place in the message. */
  ConfigurationException error(String what, @Nullable String key, String problem) {
    return new ConfigurationException(
        what + " " + this + problem, key, source, line, column, List.of(), null);
  }

  /**
   * An error about a word, with the words that may stand there and the one that was probably meant.
   */
  ConfigurationException wrongWord(
      String what, String key, String problem, List<String> allowed, @Nullable String suggestion) {
    String hint = "";
    if (suggestion != null) {
      hint = " Did you mean \"" + suggestion + "\"?";
    } else if (!allowed.isEmpty() && allowed.size() <= MOST_NAMES) {
      hint = " Allowed: " + String.join(", ", allowed) + ".";
    }
    return new ConfigurationException(
        what + " " + this + problem + "." + hint, key, source, line, column, allowed, suggestion);
  }

  @Override
  public String toString() {
    return line == 0
        ? "in the " + source
        : "in " + source + ", line " + line + ", column " + column;
  }
}
