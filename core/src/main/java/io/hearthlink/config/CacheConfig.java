package io.hearthlink.config;

import java.time.Duration;

/**
 * The cache of answers; keys {@code llm.cache.*}. Read and checked, but without effect yet.
 * Immutable.
 *
 * @param enabled whether answers are cached; default false
 * @param size most answers kept; default 1000
 * @param ttl how long an answer is kept; default 1 h
 */
public record CacheConfig(boolean enabled, int size, Duration ttl) {

  /** The defaults. */
  public static final CacheConfig DEFAULT = new CacheConfig(false, 1000, Duration.ofHours(1));

  /** Refuses a size below 1 and a time that is not longer than 0. */
  public CacheConfig {
    Check.atLeast("size", 1, size);
    Check.positive("ttl", ttl);
  }
}
