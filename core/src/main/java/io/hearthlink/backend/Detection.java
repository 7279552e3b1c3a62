package io.hearthlink.backend;

import io.hearthlink.catalog.ModelInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found at one address. Immutable.
 *
 * @param endpoint the address that was asked
 * @param kind what answers there; null where nothing does, or nothing that is known
 * @param models the models that it has
 * @param problem what is wrong, in a few words; null where nothing is
 * @param listening whether a connection could be made
 */
public record Detection(
    String endpoint,
    @Nullable BackendKind kind,
    List<ModelInfo> models,
    @Nullable String problem,
    boolean listening) {

  /** Copies the models. */
  public Detection {
    models = List.copyOf(models);
  }

  /** Whether a known server with at least one model answers. */
  public boolean usable() {
    return kind != null && !models.isEmpty();
  }
}
