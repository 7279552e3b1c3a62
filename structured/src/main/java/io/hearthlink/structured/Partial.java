package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An answer while it comes: what of it is complete. Texts and numbers that may go on are left out,
 * objects and lists hold what is complete in them. Immutable.
 *
 * @param json what is complete
 * @param value the same as a value; empty as long as a part of it is missing, since nothing is made
 *     up for it
 * @param <T> the type of the value
 */
public record Partial<T>(JsonNode json, Optional<T> value) {

  /** Leaves the content out, which does not belong into logs. */
  @Override
  public String toString() {
    return "Partial[" + (value.isPresent() ? "complete" : "incomplete") + "]";
  }
}
