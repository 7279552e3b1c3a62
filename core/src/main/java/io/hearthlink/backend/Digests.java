package io.hearthlink.backend;

import io.hearthlink.catalog.ModelCatalog;
import io.hearthlink.catalog.ModelInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A catalog that remembers the digests it was told last, so that reports can name them without
 * asking the server again. Thread-safe.
 */
final class Digests implements ModelCatalog {

  private static final String DEFAULT_TAG = ":latest";

  private final ModelCatalog inner;
  private volatile Map<String, String> known = Map.of();

  Digests(ModelCatalog inner) {
    this.inner = inner;
  }

  @Override
  public List<ModelInfo> list() {
    List<ModelInfo> models = inner.list();
    Map<String, String> told = new HashMap<>();
    for (ModelInfo model : models) {
      if (model.digest() != null) {
        told.put(model.name(), model.digest());
      }
    }
    known = told;
    return models;
  }

  /** The digest of {@code model}; null where no list was asked for, or it had none. */
  @Nullable String of(String model) {
    Map<String, String> told = known;
    String digest = told.get(model);
    return digest == null ? told.get(model + DEFAULT_TAG) : digest;
  }
}
