package io.hearthlink.cli;

import io.hearthlink.ConnectionTest;
import io.hearthlink.Hearthlink;
import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.error.ModelNotFoundException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the backend has that the configuration means. Immutable.
 *
 * @param backend its name
 * @param endpoint address of the server; null where there is none
 * @param model the model that is asked; null where there is none to talk with
 * @param installed whether the server lists that model
 * @param models all models that it lists
 */
record Inventory(
    String backend,
    @Nullable String endpoint,
    @Nullable String model,
    boolean installed,
    List<ModelInfo> models) {

  /**
   * Asks the backend.
   *
   * @throws io.hearthlink.error.LlmException if it does not answer
   */
  static Inventory of(Hearthlink hearth) {
    try {
      ConnectionTest test = hearth.client().testConnection();
      return new Inventory(
          test.backend(), test.endpoint(), test.model(), test.modelInstalled(), test.models());
    } catch (ModelNotFoundException none) {
      // there may be models that are not for talking, or not on this machine
      String backend = Objects.requireNonNullElse(none.backend(), "");
      List<ModelInfo> others = hearth.client().catalog().list();
      return new Inventory(backend, none.endpoint(), null, false, others);
    }
  }

  /** What to do where a model is missing. */
  String howToGet(@Nullable String wanted) {
    String name = wanted == null ? "llama3.2" : wanted;
    return switch (backend) {
      case "ollama" -> "Get it with \"ollama pull " + name + "\".";
      case "lmstudio" -> "Load one in LM Studio, or with \"lms get\".";
      default -> "Add it to the server, or choose one of \"hearthlink models\".";
    };
  }

  /** Where it is: {@code ollama at http://localhost:11434}. */
  String where() {
    return endpoint == null ? backend : backend + " at " + endpoint;
  }
}
