package io.hearthlink.cli;

import io.hearthlink.AutoChoice;
import io.hearthlink.backend.Detection;
import io.hearthlink.catalog.ModelInfo;
import java.util.List;

/** A diagnosis as lines for a reader. */
final class DiagnosisText {

  private static final int SHOWN_MODELS = 5;

  private DiagnosisText() {}

  static void print(Diagnosis diagnosis, Output output) {
    Style style = output.style();
    output.line(style.bold(diagnosis.version().toString()));
    output.line(
        "configuration  "
            + (diagnosis.configFile() == null
                ? "no file (./hearthlink.yaml, ~/.config/hearthlink/hearthlink.yaml)"
                : diagnosis.configFile()));
    output.line("backend        " + diagnosis.configured());
    for (Detection detection : diagnosis.detections()) {
      output.line(pad(detection.endpoint()) + found(detection, style));
    }
    output.line("auto           " + auto(diagnosis.auto()));
    Inventory inventory = diagnosis.inventory();
    if (inventory != null && inventory.model() != null) {
      output.line("used           " + inventory.model() + " on " + inventory.where());
    }
    String next = diagnosis.next();
    output.line("next           " + (diagnosis.usable() ? next : style.red(next)));
  }

  private static String found(Detection detection, Style style) {
    if (detection.kind() == null) {
      return style.faint(String.valueOf(detection.problem()));
    }
    String name = detection.kind().backendName();
    return detection.usable()
        ? style.green(name) + ", " + models(detection.models())
        : name + ", but " + detection.problem();
  }

  private static String models(List<ModelInfo> models) {
    String names =
        String.join(", ", models.stream().limit(SHOWN_MODELS).map(ModelInfo::name).toList());
    String count = models.size() == 1 ? "1 model: " : models.size() + " models: ";
    return count + names + (models.size() > SHOWN_MODELS ? ", …" : "");
  }

  private static String auto(@org.jspecify.annotations.Nullable AutoChoice auto) {
    if (auto == null) {
      return "finds nothing to ask";
    }
    String where = auto.endpoint() == null ? "" : " at " + auto.endpoint();
    return "takes " + auto.backend() + where + ", because " + auto.reason();
  }

  private static String pad(String endpoint) {
    return endpoint + " ".repeat(Math.max(2, 24 - endpoint.length()));
  }
}
