package io.hearthlink.structured;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values that were used last. Thread-safe; two threads may make the same value.
 *
 * @param <K> what a value is looked up by
 * @param <V> the values
 */
final class RecentlyUsed<K, V> {

  private final Map<K, V> values;

  /**
   * Creates it empty.
   *
   * @param most how many values are kept
   */
  RecentlyUsed(int most) {
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * Returns the value of {@code key}, made by {@code maker} where there is none. A value that
   * somebody else put there meanwhile stays.
   */
  V get(K key, Function<? super K, ? extends V> maker) {
    V known = get(key);
    if (known != null) {
      return known;
    }
    V made = maker.apply(key);
    synchronized (values) {
      V meanwhile = values.putIfAbsent(key, made);
      return meanwhile == null ? made : meanwhile;
    }
  }

  @Nullable V get(K key) {
    synchronized (values) {
      return values.get(key);
    }
  }

  void put(K key, V value) {
    synchronized (values) {
      values.put(key, value);
    }
  }
}
