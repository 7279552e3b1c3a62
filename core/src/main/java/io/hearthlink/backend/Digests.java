package io.hearthlink.backend;

import io.hearthlink.catalog.ModelCatalog;
import io.hearthlink.catalog.ModelInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A catalog that remembers the digests it was told last, so that reports can name them without
 * asking the server again. Thread-safe.
 */
final class Digests implements ModelCatalog {

  private static final String DEFAULT_TAG = ":latest";

  private final ModelCatalog inner;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  Digests(ModelCatalog inner) {
    this.inner = inner;
  }

  @Override
  public List<ModelInfo> list() {
    List<ModelInfo> models = inner.list();
    known.clear();
    for (ModelInfo model : models) {
      if (model.digest() != null) {
        known.put(model.name(), model.digest());
      }
    }
    return models;
  }

  /** The digest of {@code model}; null where no list was asked for, or it had none. */
  @Nullable String of(String model) {
    String digest = known.get(model);
    return digest == null ? known.get(model + DEFAULT_TAG) : digest;
  }
}
