package io.hearthlink.personas;

import java.util.Set;

/**
 * One parameter of a method of a persona. Immutable.
 *
 * @param index its place, from 0
 * @param name for messages
 * @param role what it is for
 * @param names what templates may call it
 */
record ParameterSpec(int index, String name, Role role, Set<String> names) {

  enum Role {
    MEMORY_ID,
    MESSAGE,
    VALUE
  }

  ParameterSpec {
    names = Set.copyOf(names);
  }
}
