package io.hearthlink.config;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every name that the configuration knows, read off its records once: the name of a component in
 * snake case is its key.
 */
final class Schema {

  /** Shorter spellings, and what they stand for. They work in every source. */
  private static final Map<String, String> SPELLINGS =
      new TreeMap<>(
          Map.of(
              "llm.timeout", "llm.timeouts.idle",
              "llm.log_level", "llm.logging.level",
              "llm.log_requests", "llm.logging.log_requests",
              "llm.log_responses", "llm.logging.log_responses"));

  /** Where the first is set and the second is not, the second follows the first. */
  static final Map<String, String> FOLLOWERS = Map.of("llm.request_format", "llm.response_format");

  /** Texts that a YAML file may also write as a mapping; they are then turned into JSON. */
  static final Set<String> JSON = Set.of("llm.custom.request");

  private static final Map<String, Entry> BY_PATH = new LinkedHashMap<>();

  /** The whole configuration. */
  static final Group ROOT = group("", HearthlinkConfig.class);

  static {
    SPELLINGS.forEach((path, target) -> addSpelling(path, (Key) known(target)));
  }

  private Schema() {}

  /** What a path names; null where it names nothing. */
  static @Nullable Entry find(String path) {
    return BY_PATH.get(path);
  }

  /** Everything that has a name, in the order of the records. */
  static Map<String, Entry> byPath() {
    return Collections.unmodifiableMap(BY_PATH);
  }

  /** A component's key: {@code maxTokens} is {@code max_tokens}. */
  static String snake(String component) {
    StringBuilder name = new StringBuilder(component.length() + 4);
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      if (Character.isUpperCase(c)) {
        name.append('_').append(Character.toLowerCase(c));
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }

  static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static Group group(String path, Class<? extends Record> type) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = snake(component.getName());
      String below = below(path, name);
      Class<?> of = component.getType();
      Entry entry =
          of.isRecord() && of != Secret.class
              ? group(below, of.asSubclass(Record.class))
              : new Key(below, below, of);
      entries.put(name, entry);
      BY_PATH.put(below, entry);
    }
    return new Group(path, type, entries);
  }

  private static void addSpelling(String path, Key target) {
    Key key = new Key(path, target.path(), target.type());
    int dot = path.lastIndexOf('.');
    ((Group) known(path.substring(0, dot))).entries().put(path.substring(dot + 1), key);
    BY_PATH.put(path, key);
  }

  private static Entry known(String path) {
    Entry entry = find(path);
    if (entry == null) {
      throw new IllegalStateException("no record has " + path);
    }
    return entry;
  }
}
