package io.hearthlink.backend;

import io.hearthlink.catalog.ModelCatalog;
import io.hearthlink.engine.ChatEngine;
import org.jspecify.annotations.Nullable;

/** One server, or one engine in this program. Thread-safe. */
public interface Backend extends AutoCloseable {

  /** Name of the backend, such as {@code ollama}. */
  String name();

  /** Address of the server without user-info; null where there is none. */
  @Nullable String endpoint();

  /**
   * Returns the engine for {@code model}; the same one for the same name. Does not touch the
   * network: a missing model shows when it is asked.
   */
  ChatEngine engine(String model);

  /** The models of this backend. */
  ModelCatalog catalog();

  /** Frees what belongs to this backend alone; running calls end. Idempotent. */
  @Override
  void close();
}
