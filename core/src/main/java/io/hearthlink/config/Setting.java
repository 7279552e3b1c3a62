package io.hearthlink.config;

import io.hearthlink.error.ConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * One value that a source sets.
 *
 * @param name how the source calls the key, for messages
 * @param key the key it sets
 * @param value text, a {@link YamlNode}, or a value that already has its type; null sets nothing
 * @param place where it was written
 */
record Setting(String name, Key key, @Nullable Object value, Place place) {

  /** The error of a bad value, at the place where it was written. */
  ConfigurationException error(BadValue bad) {
    return place.wrongWord(
        "Wrong value of " + name,
        key.path(),
        ": " + bad.problem(),
        bad.allowed(),
        bad.suggestion());
  }
}
