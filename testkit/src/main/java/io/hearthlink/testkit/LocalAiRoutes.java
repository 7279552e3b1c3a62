package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The paths of LocalAI 4.9. */
final class LocalAiRoutes implements Routes {

  private static final Set<String> PUBLIC =
      Set.of("/", "/healthz", "/readyz", "/.well-known/localai.json");

  private final Models models;
  private final LocalAiGallery gallery;

  LocalAiRoutes(ServerState state) {
    this.models = state.models();
    this.gallery = new LocalAiGallery(state);
  }

  @Override
  public FakeReply answer(ReceivedRequest request) {
    return switch (request.method() + " " + request.path()) {
      case "GET /" -> empty(301).withHeader("Location", "/app");
      case "GET /healthz", "GET /readyz" -> empty(200);
      case "GET /version" -> Routes.json(Json.object().put("version", "v4.9.0"));
      case "GET /api/version" -> Routes.json(Json.object().put("version", "0.9.0"));
      case "GET /.well-known/localai.json" -> Routes.json(Json.template("localai-about.json"));
      case "GET /v1/models", "GET /models" -> Routes.json(Routes.openAiList(models, ""));
      case "GET /v1/models/capabilities" -> Routes.json(capabilities());
      case "GET /api/tags" -> Routes.json(tags());
      case "GET /system" -> Routes.json(system());
      case "POST /backend/load" -> load(name(request));
      case "POST /backend/shutdown" -> shutdown(name(request));
      default -> gallery.answer(request).orElseGet(LocalAiRoutes::missing);
    };
  }

  @Override
  public boolean isPublic(String path) {
    return PUBLIC.contains(path);
  }

  /** Answers when the model is loaded. */
  private FakeReply load(String name) {
    ObjectNode body = Json.object();
    Optional<FakeModel> model = models.find(name);
    if (model.isEmpty()) {
      body.putNull("loaded");
      return name.isEmpty()
          ? Routes.json(400, body.put("message", "model is required"))
          : Routes.json(500, body.put("message", "failed to load model: could not load model"));
    }
    body.putArray("loaded").add(name);
    body.put("message", "model loaded");
    return Routes.json(body).afterLoading(models.load(model.get(), Models.FOREVER));
  }

  private FakeReply shutdown(String name) {
    if (name.isEmpty()) {
      return error(400, "code=400, message=model is required");
    }
    boolean stopped = models.find(name).filter(models::unload).isPresent();
    return stopped ? Routes.json(Json.object().put("message", "model stopped")) : missing();
  }

  private ObjectNode capabilities() {
    ObjectNode list = Json.object().put("object", "list");
    ArrayNode data = list.putArray("data");
    for (FakeModel model : models.all()) {
      ObjectNode item = data.addObject().put("id", model.name()).put("object", "model");
      item.putArray("capabilities").add("chat");
      item.putArray("input_modalities").add("text");
      item.putArray("output_modalities").add("text");
    }
    return list;
  }

  /** The list of its layer that looks like Ollama. */
  private ObjectNode tags() {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("models");
    for (FakeModel model : models.all()) {
      String name = model.name() + ":latest";
      ObjectNode item = list.addObject().put("name", name).put("model", name);
      item.put("modified_at", OllamaEncoder.NOW).put("size", 0);
      item.put("digest", "sha256:" + model.digest());
      ObjectNode details = item.putObject("details").put("format", "gguf");
      details.put("family", "llama-cpp").putArray("families").add("llama-cpp");
      details.put("quantization_level", "Q8_0");
      item.putArray("capabilities").add("completion");
    }
    return body;
  }

  private ObjectNode system() {
    ObjectNode body = Json.object();
    body.putArray("backends").add("llama-cpp");
    ArrayNode loaded = body.putArray("loaded_models");
    List<Models.Loaded> all = models.loaded();
    all.forEach(l -> loaded.addObject().put("id", l.model().name()).put("backend", "llama-cpp"));
    return body;
  }

  static FakeReply missing() {
    return error(404, "Resource not found");
  }

  static FakeReply error(int status, String message) {
    ObjectNode body = Json.object();
    body.putObject("error").put("code", status).put("message", message).put("type", "");
    return Routes.json(status, body);
  }

  private static String name(ReceivedRequest request) {
    return request.json().path("model").asText("");
  }

  private static FakeReply empty(int status) {
    return FakeReply.own(HttpReply.whole(status, "", ""));
  }
}
