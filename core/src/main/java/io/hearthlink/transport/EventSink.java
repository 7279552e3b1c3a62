package io.hearthlink.transport;

import org.jspecify.annotations.Nullable;

/** Takes the events of a stream that were found good. */
@FunctionalInterface
public interface EventSink {

  /** Takes the next event; {@code name} is null where it has none. */
  void event(@Nullable String name, String data);
}
