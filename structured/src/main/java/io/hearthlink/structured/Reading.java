package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer turned out to be.
 *
 * @param json the JSON, repaired and checked; null where there are problems
 * @param value what the JSON is in Java; null where there are problems
 * @param problems what is wrong, one line each
 * @param exact whether the answer was this JSON and nothing else
 * @param structural whether a server that knows the schema would not have answered so
 */
record Reading(
    @Nullable JsonNode json,
    @Nullable Object value,
    List<String> problems,
    boolean exact,
    boolean structural) {

  static Reading fits(JsonNode json, Object value, boolean exact) {
    return new Reading(json, value, List.of(), exact, false);
  }

  static Reading wrong(List<String> problems, boolean exact, boolean structural) {
    return new Reading(null, null, problems, exact, structural);
  }

  /** An answer that holds no JSON that can be trusted. */
  static Reading broken(String problem) {
    return wrong(List.of(problem), false, true);
  }

  boolean fits() {
    return problems.isEmpty();
  }
}
