package io.hearthlink.layer;

import io.hearthlink.engine.ChatEngine;

/** One behaviour wrapped around an engine: retry, cache, metering. Stateless or thread-safe. */
@FunctionalInterface
public interface Layer {

  /** Returns an engine that behaves like {@code inner}, with this behaviour added. */
  ChatEngine around(ChatEngine inner);
}
