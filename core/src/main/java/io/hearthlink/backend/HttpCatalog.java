package io.hearthlink.backend;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.catalog.ModelCatalog;
import io.hearthlink.catalog.ModelInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model lists of the servers, each in its own words. */
final class HttpCatalog {

  private HttpCatalog() {}

  static ModelCatalog of(BackendKind kind, ServerApi server) {
    return switch (kind) {
      case OLLAMA -> () -> ollama(server);
      case LMSTUDIO -> () -> lmStudio(server);
      default -> () -> openAi(server);
    };
  }

  private static List<ModelInfo> ollama(ServerApi server) {
    Map<String, Integer> running = new HashMap<>();
    JsonNode installed = server.json("/api/tags");
    for (JsonNode model : server.json("/api/ps").path("models")) {
      running.put(model.path("name").asText(), model.path("context_length").asInt());
    }
    List<ModelInfo> models = new ArrayList<>();
    for (JsonNode model : installed.path("models")) {
      String name = model.path("name").asText();
      JsonNode details = model.path("details");
      Integer context = running.get(name);
      models.add(
          new ModelInfo(
              name,
              model.path("size").asLong(),
              text(details, "parameter_size"),
              text(details, "quantization_level"),
              context != null && context > 0 ? context : positive(details, "context_length"),
              context != null,
              texts(model.path("capabilities")),
              text(model, "digest")));
    }
    return models;
  }

  private static List<ModelInfo> lmStudio(ServerApi server) {
    JsonNode v1 = server.probe("/api/v1/models").path("models");
    if (v1.isArray()) {
      return each(v1, HttpCatalog::lmStudioV1);
    }
    JsonNode v0 = server.probe("/api/v0/models").path("data");
    if (v0.isArray()) {
      return each(v0, HttpCatalog::lmStudioV0);
    }
    return openAi(server);
  }

  private static ModelInfo lmStudioV1(JsonNode model) {
    JsonNode instance = model.path("loaded_instances").path(0);
    Integer loaded = positive(instance.path("config"), "context_length");
    List<String> capabilities = new ArrayList<>();
    capabilities.add("embedding".equals(text(model, "type")) ? "embedding" : "completion");
    if (model.path("capabilities").path("vision").asBoolean()) {
      capabilities.add("vision");
    }
    if (model.path("capabilities").path("trained_for_tool_use").asBoolean()) {
      capabilities.add("tools");
    }
    return new ModelInfo(
        model.path("key").asText(),
        model.path("size_bytes").isNumber() ? model.path("size_bytes").asLong() : null,
        text(model, "params_string"),
        text(model.path("quantization"), "name"),
        loaded != null ? loaded : positive(model, "max_context_length"),
        !instance.isMissingNode(),
        capabilities,
        null);
  }

  private static ModelInfo lmStudioV0(JsonNode model) {
    Integer loaded = positive(model, "loaded_context_length");
    return new ModelInfo(
        model.path("id").asText(),
        null,
        null,
        text(model, "quantization"),
        loaded != null ? loaded : positive(model, "max_context_length"),
        "loaded".equals(text(model, "state")),
        List.of("embeddings".equals(text(model, "type")) ? "embedding" : "completion"),
        null);
  }

  private static List<ModelInfo> openAi(ServerApi server) {
    List<ModelInfo> models = each(server.json("/v1/models").path("data"), HttpCatalog::openAi);
    // LocalAI changes the order with every call
    return models.stream().sorted(Comparator.comparing(ModelInfo::name)).toList();
  }

  private static ModelInfo openAi(JsonNode model) {
    JsonNode meta = model.path("meta");
    Integer now = positive(meta, "n_ctx");
    Integer most = now != null ? now : positive(meta, "n_ctx_train");
    JsonNode status = model.path("status").path("value");
    return new ModelInfo(
        model.path("id").asText(),
        meta.path("size").isNumber() ? meta.path("size").asLong() : null,
        null,
        null,
        most != null ? most : positive(model, "max_model_len"),
        status.isTextual() ? "loaded".equals(status.asText()) : null,
        List.of(),
        null);
  }

  private interface Row {
    ModelInfo read(JsonNode model);
  }

  /** Reads each element; a list that is null, as an empty Ollama sends it, has none. */
  private static List<ModelInfo> each(JsonNode list, Row row) {
    List<ModelInfo> models = new ArrayList<>();
    list.forEach(model -> models.add(row.read(model)));
    return models;
  }

  private static @Nullable String text(JsonNode node, String field) {
    String value = node.path(field).asText("");
    return value.isEmpty() ? null : value;
  }

  private static @Nullable Integer positive(JsonNode node, String field) {
    int value = node.path(field).asInt();
    return value > 0 ? value : null;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
