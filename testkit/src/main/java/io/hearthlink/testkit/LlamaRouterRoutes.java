package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** The paths of llama.cpp's server as a router over many models. */
final class LlamaRouterRoutes implements Routes {

  private final ServerState state;

  LlamaRouterRoutes(ServerState state) {
    this.state = state;
  }

  @Override
  public FakeReply answer(ReceivedRequest request) {
    String name = request.json().path("model").asText("");
    return switch (request.method() + " " + request.path()) {
      case "GET /health", "GET /v1/health" ->
          LlamaServerRoutes.json(Json.object().put("status", "ok"));
      case "GET /props" -> LlamaServerRoutes.json(props());
      case "GET /models", "GET /v1/models" -> LlamaServerRoutes.json(list());
      case "POST /models/load" -> load(name);
      case "POST /models/unload" -> unload(name);
      default -> LlamaServerRoutes.missing();
    };
  }

  @Override
  public boolean isPublic(String path) {
    return path.equals("/health") || path.equals("/v1/health");
  }

  /** It answers before the model is loaded; the list tells when it is. */
  private FakeReply load(String name) {
    Optional<FakeModel> model = state.models().find(name);
    if (model.isEmpty()) {
      return FakeReply.error(404, "model is not found");
    }
    if (state.models().loaded(model.get()).isPresent()) {
      return FakeReply.error(400, "model is already running");
    }
    state.models().load(model.get(), Models.FOREVER);
    return success();
  }

  /** A model that is not loaded is no error. */
  private FakeReply unload(String name) {
    state.models().find(name).ifPresent(state.models()::unload);
    return success();
  }

  private static FakeReply success() {
    return LlamaServerRoutes.json(Json.object().put("success", true));
  }

  private static ObjectNode props() {
    ObjectNode body = Json.object().put("role", "router").put("max_instances", 4);
    body.put("models_autoload", true).put("model_alias", "llama-server");
    body.put("model_path", "none");
    body.putObject("default_generation_settings").putNull("params").put("n_ctx", 0);
    body.putObject("ui_settings");
    return body.put("build_info", "b10500-0c1e57098").put("cors_proxy_enabled", false);
  }

  private ObjectNode list() {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("data");
    for (FakeModel model : state.models().all()) {
      ObjectNode item = list.addObject().put("id", model.name());
      item.putArray("aliases");
      item.putArray("tags");
      item.put("object", "model").put("owned_by", "llamacpp").put("created", 1_795_426_193L);
      ObjectNode status = item.putObject("status").put("value", status(model));
      status.putArray("args").add("llama-server").add("--alias").add(model.name());
      status.put("preset", "[" + model.name() + "]\nctx-size = " + model.contextLength() + "\n");
      ObjectNode architecture = item.putObject("architecture");
      architecture.putArray("input_modalities").add("text");
      architecture.putArray("output_modalities").add("text");
      item.put("source", "models_dir").put("can_remove", false);
    }
    return body.put("object", "list");
  }

  private String status(FakeModel model) {
    Instant now = state.time().now();
    return state
        .models()
        .loaded(model)
        .map(loaded -> loaded.ready().isAfter(now) ? "loading" : "loaded")
        .orElse("unloaded");
  }
}
