package io.hearthlink;

import io.hearthlink.backend.Backends;
import io.hearthlink.backend.Detection;
import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.ErrorContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which backend {@code auto} takes, and why. Immutable.
 *
 * @param backend name of the backend
 * @param endpoint address of the server; null where there is none
 * @param reason one sentence
 * @param detections what was found at each address
 */
public record AutoChoice(
    String backend, @Nullable String endpoint, String reason, List<Detection> detections) {

  private static final String EMBEDDED = "embedded";

  /** Copies the detections. */
  public AutoChoice {
    detections = List.copyOf(detections);
  }

  /**
   * Chooses: the first server that has the wanted model, else the first that has any, else the
   * embedded engine where it is present, unless an endpoint was configured.
   *
   * @param model the wanted model; null is any
   * @param configured whether the address was configured, so that nothing may replace it
   * @throws ConnectionException if there is nothing to choose
   */
  static AutoChoice of(List<Detection> found, @Nullable String model, boolean configured) {
    for (Detection detection : found) {
      if (model != null && detection.usable() && has(detection, model)) {
        return at(detection, "it has the model " + model, found);
      }
    }
    for (Detection detection : found) {
      if (detection.usable()) {
        return at(detection, "it is the first server that has a model", found);
      }
    }
    if (configured) {
      Detection only = found.get(0);
      if (only.kind() != null) {
        return at(only, "it is the configured endpoint", found);
      }
      String what =
          only.listening()
              ? "What listens at " + only.endpoint() + " cannot be asked: " + only.problem() + "."
              : "No model server answers at "
                  + only.endpoint()
                  + " ("
                  + only.problem()
                  + "). Start it, for example with \"ollama serve\", or set"
                  + " HEARTHLINK_LLM_ENDPOINT.";
      throw new ConnectionException(what, ErrorContext.of("auto", model, only.endpoint()));
    }
    if (embeddable(model) && Backends.available(EMBEDDED)) {
      return new AutoChoice(
          EMBEDDED, null, "no server with a model answers at a default address", found);
    }
    throw new ConnectionException(
        "No model server with a model answers at the default addresses. Start one, for example"
            + " with \"ollama serve\", set HEARTHLINK_LLM_ENDPOINT, or add the module"
            + " hearthlink-embedded.",
        ErrorContext.of("auto", model, null));
  }

  private static AutoChoice at(Detection detection, String reason, List<Detection> found) {
    if (detection.kind() == null) {
      throw new IllegalArgumentException("nothing answers at " + detection.endpoint());
    }
    return new AutoChoice(detection.kind().backendName(), detection.endpoint(), reason, found);
  }

  /** Another model than asked for would be an answer to another question. */
  private static boolean embeddable(@Nullable String model) {
    return model == null || model.equals("ember") || model.endsWith(".gguf");
  }

  private static boolean has(Detection detection, String model) {
    return detection.models().stream()
        .map(ModelInfo::name)
        .anyMatch(name -> name.equals(model) || name.equals(model + ":latest"));
  }
}
