package io.hearthlink.backend;

import io.hearthlink.catalog.ModelCatalog;
import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.config.NearestName;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ModelNotFoundException;
import java.util.List;

/** Adds the names of installed models to the failure of a model that is missing. */
final class NearNames {

  private static final int MOST = 3;

  private NearNames() {}

  static ModelNotFoundException added(ModelNotFoundException missing, ModelCatalog catalog) {
    String wanted = missing.model();
    if (wanted == null || !missing.nearest().isEmpty()) {
      return missing;
    }
    try {
      List<String> names = catalog.list().stream().map(ModelInfo::name).toList();
      return missing.withNearest(NearestName.ranked(wanted, names, MOST));
    } catch (LlmException silent) {
      // the names are a courtesy: what is missing stays the failure
      missing.addSuppressed(silent);
      return missing;
    }
  }
}
