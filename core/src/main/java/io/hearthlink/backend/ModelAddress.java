package io.hearthlink.backend;

import io.hearthlink.error.ErrorContext;

/**
 * A model on a server. Immutable.
 *
 * @param kind kind of the server
 * @param endpoint its address
 * @param model name of the model as the server knows it
 */
record ModelAddress(BackendKind kind, Endpoint endpoint, String model) {

  ErrorContext context() {
    return ErrorContext.of(kind.backendName(), model, endpoint.url());
  }

  @Override
  public String toString() {
    return kind.backendName() + "(" + model + " @ " + endpoint + ")";
  }
}
