package io.hearthlink.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthlink.backend.Detection;

/** A diagnosis as one JSON object. */
final class DiagnosisJson {

  private static final String BACKEND = "backend";
  private static final String ENDPOINT = "endpoint";

  private DiagnosisJson() {}

  static ObjectNode of(Diagnosis diagnosis) {
    ObjectNode json = Json.object().put("usable", diagnosis.usable());
    json.set("versions", diagnosis.version().toJson());
    json.put(
        "config_file", diagnosis.configFile() == null ? null : diagnosis.configFile().toString());
    json.put("configured_backend", diagnosis.configured());
    ArrayNode found = json.putArray("found");
    diagnosis.detections().forEach(detection -> found.add(detection(detection)));
    if (diagnosis.auto() == null) {
      json.putNull("auto");
    } else {
      json.putObject("auto")
          .put(BACKEND, diagnosis.auto().backend())
          .put(ENDPOINT, diagnosis.auto().endpoint())
          .put("reason", diagnosis.auto().reason());
    }
    Inventory inventory = diagnosis.inventory();
    if (inventory == null) {
      json.putNull("used");
    } else {
      json.putObject("used")
          .put(BACKEND, inventory.backend())
          .put(ENDPOINT, inventory.endpoint())
          .put("model", inventory.model())
          .put("model_installed", inventory.installed());
    }
    return json.put("problem", diagnosis.problem()).put("next", diagnosis.next());
  }

  private static ObjectNode detection(Detection detection) {
    ObjectNode json =
        Json.object()
            .put(ENDPOINT, detection.endpoint())
            .put(BACKEND, detection.kind() == null ? null : detection.kind().backendName())
            .put("problem", detection.problem());
    ArrayNode models = json.putArray("models");
    detection.models().forEach(model -> models.add(model.name()));
    return json;
  }
}
