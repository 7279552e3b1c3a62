package io.hearthlink.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What environment variables set. An empty variable sets nothing. */
final class EnvironmentSource {

  private static final Place PLACE = Place.of("environment");

  private EnvironmentSource() {}

  static Settings read(Map<String, String> variables) {
    Settings settings = new Settings();
    // sorted, so that of several errors always the same one is told
    new TreeMap<>(variables)
        .forEach(
            (name, value) -> {
              if (isOurs(name)) {
                Key key = key(name);
                if (!value.isBlank()) {
                  settings.put(new Setting(name, key, value, PLACE));
                }
              }
            });
    return settings;
  }

  /** Whether the name can only be meant as a key; other names are the business of others. */
  private static boolean isOurs(String name) {
    return name.startsWith(Key.VARIABLES)
        && Schema.ROOT.entries().keySet().stream()
            .anyMatch(root -> name.startsWith(Key.VARIABLES + root.toUpperCase(Locale.ROOT) + "_"));
  }

  private static Key key(String name) {
    Map<String, Key> keys = new LinkedHashMap<>();
    for (Entry entry : Schema.byPath().values()) {
      if (entry instanceof Key key) {
        keys.put(key.variable(), key);
      }
    }
    Key key = keys.get(name);
    if (key == null) {
      throw PLACE.wrongWord(
          "Unknown variable " + name,
          name,
          "",
          new ArrayList<>(keys.keySet()),
          NearestName.of(name, keys.keySet()));
    }
    return key;
  }
}
