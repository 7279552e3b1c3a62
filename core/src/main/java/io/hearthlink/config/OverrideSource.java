package io.hearthlink.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a program or a command line sets. */
final class OverrideSource {

  private final Settings settings = new Settings();
  private final Place place;

  private OverrideSource(String source) {
    this.place = Place.of(source);
  }

  static Settings read(String source, Map<String, ?> values) {
    OverrideSource override = new OverrideSource(source);
    values.forEach(
        (path, value) -> {
          if (value != null) {
            override.set(path, value);
          }
        });
    return override.settings;
  }

  private void set(String path, @Nullable Object value) {
    Entry entry = Schema.find(path);
    if (entry == null) {
      throw unknown(path);
    }
    if (entry instanceof Key key) {
      settings.put(new Setting("\"" + path + "\"", key, value, place));
    } else if (entry instanceof Group group) {
      all(group, value);
    }
  }

  /** A whole record sets everything below it. */
  private void all(Group group, @Nullable Object value) {
    if (group.entries().values().stream().anyMatch(Group.class::isInstance)) {
      throw place.error(
          "Wrong value of \"" + group.path() + "\"",
          group.path(),
          ": what is below it must be set by itself.");
    }
    if (!group.type().isInstance(value)) {
      throw place.error(
          "Wrong value of \"" + group.path() + "\"",
          group.path(),
          ": it must be a " + group.type().getSimpleName() + ".");
    }
    for (RecordComponent component : group.type().getRecordComponents()) {
      set(
          Schema.below(group.path(), Schema.snake(component.getName())),
          Records.get(component, (Record) value));
    }
  }

  private RuntimeException unknown(String path) {
    ArrayList<String> names = new ArrayList<>(Schema.byPath().keySet());
    return place.wrongWord(
        "Unknown key " + Check.shown(path), path, "", names, NearestName.of(path, names));
  }
}
