package io.hearthlink.config;

import java.util.Locale;

/**
 * A name that has a value.
 *
 * @param path the name, such as {@code llm.timeout}
 * @param target what it sets: itself, or for another spelling the key that it stands for
 * @param type the type of the value
 */
record Key(String path, String target, Class<?> type) implements Entry {

  /** What every variable of Hearthlink starts with. */
  static final String VARIABLES = "HEARTHLINK_";

  /** The name of the variable that sets it. */
  String variable() {
    return VARIABLES + path.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  boolean isOtherSpelling() {
    return !path.equals(target);
  }
}
