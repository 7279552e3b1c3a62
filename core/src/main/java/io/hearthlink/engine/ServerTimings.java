package io.hearthlink.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the server measured itself; null where it did not say. Immutable.
 *
 * @param load loading the model
 * @param prompt reading the prompt
 * @param answer generating the answer
 * @param total all of it
 */
public record ServerTimings(
    @Nullable Duration load,
    @Nullable Duration prompt,
    @Nullable Duration answer,
    @Nullable Duration total) {

  /** Nothing is known. */
  public static final ServerTimings UNKNOWN = new ServerTimings(null, null, null, null);
}
