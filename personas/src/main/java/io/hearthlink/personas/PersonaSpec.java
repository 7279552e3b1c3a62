package io.hearthlink.personas;

import java.lang.reflect.Method;
import java.util.Map;

/**
 * What a persona is, checked. Immutable.
 *
 * @param name name of its interface
 * @param turns what each method asks
 */
record PersonaSpec(String name, Map<Method, TurnSpec> turns) {

  PersonaSpec {
    turns = Map.copyOf(turns);
  }
}
