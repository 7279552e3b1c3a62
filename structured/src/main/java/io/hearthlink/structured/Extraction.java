package io.hearthlink.structured;

import io.hearthlink.engine.CallReport;
import io.hearthlink.error.OutputAttempt;
import java.util.List;

/**
 * A typed answer, and how it came to be. Immutable.
 *
 * @param value the answer
 * @param attempts every try, in their order; the last one fitted
 * @param report of all tries together: their tokens, and the time of the whole
 * @param <T> the type of the answer
 */
public record Extraction<T>(T value, List<OutputAttempt> attempts, CallReport report) {

  /** Copies the attempts. */
  public Extraction {
    attempts = List.copyOf(attempts);
  }

  /** Leaves the value out: content does not belong into logs. */
  @Override
  public String toString() {
    return "Extraction[" + value.getClass().getSimpleName() + ", " + attempts + ", " + report + "]";
  }
}
