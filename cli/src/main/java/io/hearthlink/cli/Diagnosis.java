package io.hearthlink.cli;

import io.hearthlink.AutoChoice;
import io.hearthlink.Hearthlink;
import io.hearthlink.backend.Detection;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.error.LlmException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code doctor} found. Immutable.
 *
 * @param version the versions of what runs here
 * @param configFile the configuration file in use; null where there is none
 * @param configured the configured backend, {@code auto} included
 * @param detections what was found at each address
 * @param auto what {@code auto} takes; null where it finds nothing
 * @param inventory what the backend has that will be asked; null where it does not answer
 * @param problem why it does not answer; null where it does
 */
record Diagnosis(
    Version version,
    @Nullable Path configFile,
    String configured,
    List<Detection> detections,
    @Nullable AutoChoice auto,
    @Nullable Inventory inventory,
    @Nullable String problem) {

  static Diagnosis of(Session session) {
    Hearthlink hearth = session.hearth();
    LlmConfig config = hearth.config().llm();
    AutoChoice auto = null;
    Inventory inventory = null;
    String problem = null;
    try {
      auto = hearth.autoChoice();
    } catch (LlmException e) {
      problem = e.getMessage();
    }
    List<Detection> detections = auto == null ? hearth.detect() : auto.detections();
    if (auto != null || !config.backend().equals(LlmConfig.AUTO)) {
      try {
        inventory = Inventory.of(hearth);
        problem = null;
      } catch (LlmException e) {
        problem = e.getMessage();
      }
    }
    return new Diagnosis(
        Version.current(),
        session.configFile().orElse(null),
        config.backend(),
        detections,
        auto,
        inventory,
        problem);
  }

  /** Whether there is a backend that has a model. */
  boolean usable() {
    return inventory != null && inventory.model() != null;
  }

  /** What to do next. */
  String next() {
    if (inventory == null) {
      return problem == null ? "" : problem;
    }
    if (inventory.model() == null) {
      return inventory.where() + " has no model to talk with. " + inventory.howToGet(null);
    }
    if (!inventory.installed()) {
      return "The model "
          + inventory.model()
          + " is not at "
          + inventory.where()
          + ". "
          + inventory.howToGet(inventory.model());
    }
    return "Ask something: hearthlink ask \"What is machine learning?\"";
  }
}
