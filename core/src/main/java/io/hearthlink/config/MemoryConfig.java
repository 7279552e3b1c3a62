package io.hearthlink.config;

/**
 * Memory of personas; keys {@code memory.*}. Immutable.
 *
 * @param turns how many of the last turns a persona remembers of each user; default 10
 */
public record MemoryConfig(int turns) {

  /** The defaults. */
  public static final MemoryConfig DEFAULT = new MemoryConfig(10);

  /** Refuses less than one turn. */
  public MemoryConfig {
    Check.atLeast("turns", 1, turns);
  }
}
