package io.hearthlink.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What sources set, by key; each key once. */
final class Settings {

  private final Map<String, Setting> byKey = new LinkedHashMap<>();
  private final Map<String, Setting> byOtherSpelling = new LinkedHashMap<>();

  void put(Setting setting) {
    Key key = setting.key();
    (key.isOtherSpelling() ? byOtherSpelling : byKey).put(key.target(), setting);
  }

  /** Adds what a stronger source sets. */
  void overrideBy(Settings stronger) {
    byKey.putAll(stronger.resolved());
  }

  @Nullable Setting get(String path) {
    return byKey.get(path);
  }

  /** The first setting below a group; null where there is none. */
  @Nullable Setting first(String group) {
    String prefix = group.isEmpty() ? "" : group + ".";
    for (Map.Entry<String, Setting> entry : byKey.entrySet()) {
      if (entry.getKey().startsWith(prefix)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** Lets keys that nobody set follow the key that they default to. */
  void follow() {
    Schema.FOLLOWERS.forEach(
        (leader, follower) -> {
          Setting set = byKey.get(leader);
          if (set != null) {
            byKey.putIfAbsent(follower, set);
          }
        });
  }

  /** In one source the key itself is more specific than its other spelling. */
  private Map<String, Setting> resolved() {
    Map<String, Setting> resolved = new LinkedHashMap<>(byOtherSpelling);
    resolved.putAll(byKey);
    return resolved;
  }
}
