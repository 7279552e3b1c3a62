package io.hearthlink;

import io.hearthlink.catalog.ModelInfo;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server said when it was asked whether it is there. Immutable.
 *
 * @param backend name of the backend
 * @param endpoint address of the server; null where there is none
 * @param model the model that the client asks
 * @param modelInstalled whether the server lists that model
 * @param models all models that it lists
 * @param time how long it took to answer
 */
public record ConnectionTest(
    String backend,
    @Nullable String endpoint,
    String model,
    boolean modelInstalled,
    List<ModelInfo> models,
    Duration time) {

  /** Copies the models. */
  public ConnectionTest {
    models = List.copyOf(models);
  }
}
