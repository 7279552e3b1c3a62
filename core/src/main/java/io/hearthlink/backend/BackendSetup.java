package io.hearthlink.backend;

import io.hearthlink.config.LlmConfig;
import io.hearthlink.engine.CallPool;
import io.hearthlink.transport.HttpTransport;
import org.jspecify.annotations.Nullable;

/**
 * What a backend is made of. Immutable.
 *
 * @param config the configuration, with the backend's own endpoint where one is configured
 * @param transport the only way to the network; shared, not to be closed by the backend
 * @param calls runs calls, one daemon thread each; shared, not to be closed by the backend
 */
public record BackendSetup(LlmConfig config, HttpTransport transport, CallPool calls) {

  /** Returns this setup with another endpoint; null is the default of the backend. */
  public BackendSetup withEndpoint(@Nullable String endpoint) {
    return new BackendSetup(config.withEndpoint(endpoint), transport, calls);
  }
}
