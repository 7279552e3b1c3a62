package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The paths of LM Studio 0.4, whose source is closed: shaped after its documentation. */
final class LmStudioRoutes implements Routes {

  private static final String STATUS = "GET /api/v1/models/download/status/";

  private final ServerState state;
  private final Models models;

  LmStudioRoutes(ServerState state) {
    this.state = state;
    this.models = state.models();
  }

  @Override
  public FakeReply answer(ReceivedRequest request) {
    String place = request.method() + " " + request.path();
    if (place.startsWith(STATUS)) {
      return status(place.substring(STATUS.length()));
    }
    return switch (place) {
      case "GET /v1/models" -> Routes.json(Routes.openAiList(models, "organization_owner"));
      case "GET /api/v1/models" -> Routes.json(current());
      case "GET /api/v0/models" -> Routes.json(former());
      case "POST /api/v1/models/load" -> load(request);
      case "POST /api/v1/models/unload" -> unload(request);
      case "POST /api/v1/models/download" -> download(request);
      default ->
          Routes.json(Json.object().put("error", "Unexpected endpoint or method. (" + place + ")"));
    };
  }

  /** An answer that is to be any JSON is refused: it must have a schema. */
  @Override
  public Optional<FakeReply> ownChat(ChatCall call, Optional<FakeModel> model) {
    String type = call.body().path("response_format").path("type").asText("text");
    return Set.of("text", "json_schema").contains(type)
        ? Optional.empty()
        : Optional.of(
            Routes.json(
                400,
                Json.object()
                    .put("error", "'response_format.type' must be 'json_schema' or 'text'")));
  }

  /** A chat takes the model as it is loaded. */
  @Override
  public FakeModel loadedFor(ChatCall call, FakeModel model) {
    return models.loaded(model).map(Models.Loaded::model).orElse(model);
  }

  /** Answers when the model is loaded. */
  private FakeReply load(ReceivedRequest request) {
    String name = request.json().path("model").asText("");
    Optional<FakeModel> model = models.find(name);
    if (model.isEmpty()) {
      return error(404, "model_not_found", "Model '" + name + "' not found");
    }
    int context = request.json().path("context_length").asInt(model.get().contextLength());
    Duration time = models.load(model.get().withContextLength(context), Models.FOREVER);
    ObjectNode body = Json.object().put("type", "llm").put("instance_id", name);
    body.put("load_time_seconds", time.toMillis() / 1000.0).put("status", "loaded");
    return Routes.json(body).afterLoading(time);
  }

  private FakeReply unload(ReceivedRequest request) {
    String instance = request.json().path("instance_id").asText("");
    boolean there = models.find(instance).filter(models::unload).isPresent();
    return there
        ? Routes.json(Json.object().put("instance_id", instance))
        : error(404, "model_not_found", "Model instance '" + instance + "' is not loaded");
  }

  private FakeReply download(ReceivedRequest request) {
    String name = request.json().path("model").asText("");
    Optional<FakeModel> model = state.downloads().find(name);
    if (models.find(name).isPresent()) {
      return Routes.json(Json.object().put("status", "already_downloaded"));
    }
    return model
        .map(found -> Routes.json(told(state.jobs().download(name, found))))
        .orElseGet(() -> error(404, "model_not_found", "Model '" + name + "' not found"));
  }

  private FakeReply status(String id) {
    return state.jobs().all().stream()
        .filter(job -> id(job).equals(id))
        .findFirst()
        .map(job -> Routes.json(told(job)))
        .orElseGet(() -> error(404, "job_not_found", "Job '" + id + "' not found"));
  }

  private static ObjectNode told(Jobs.Job job) {
    ObjectNode body = Json.object().put("job_id", id(job));
    body.put("status", job.done() ? "completed" : "downloading");
    body.put("total_size_bytes", job.size()).put("downloaded_bytes", job.bytes());
    return body.put("started_at", job.start().toString());
  }

  private static String id(Jobs.Job job) {
    return String.format(Locale.ROOT, "job_%010d", job.number());
  }

  private static FakeReply error(int status, String type, String message) {
    ObjectNode body = Json.object();
    body.putObject("error").put("type", type).put("message", message);
    return Routes.json(status, body);
  }

  private ObjectNode current() {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("models");
    for (FakeModel model : models.all()) {
      ObjectNode item = list.addObject().put("type", "llm").put("publisher", "hearthlink");
      item.put("key", model.name()).put("display_name", model.name()).put("architecture", "llama");
      item.putObject("quantization").put("name", "Q8_0").put("bits_per_weight", 8);
      item.put("size_bytes", model.size()).put("params_string", "4M");
      ArrayNode instances = item.putArray("loaded_instances");
      models.loaded(model).ifPresent(loaded -> instances.add(instance(loaded.model())));
      item.put("max_context_length", FakeModel.TRAINED_LENGTH).put("format", "gguf");
      ObjectNode capabilities = item.putObject("capabilities").put("vision", false);
      capabilities.put("trained_for_tool_use", model.capabilities().contains("tools"));
    }
    return body;
  }

  private static ObjectNode instance(FakeModel model) {
    ObjectNode instance = Json.object().put("id", model.name());
    ObjectNode config = instance.putObject("config").put("context_length", model.contextLength());
    config.put("eval_batch_size", 512).put("parallel", 4).put("flash_attention", true);
    config.put("offload_kv_cache_to_gpu", true);
    return instance;
  }

  private ObjectNode former() {
    ObjectNode body = Json.object().put("object", "list");
    ArrayNode list = body.putArray("data");
    for (FakeModel model : models.all()) {
      Optional<Models.Loaded> loaded = models.loaded(model);
      ObjectNode item = list.addObject().put("id", model.name()).put("object", "model");
      item.put("type", "llm").put("publisher", "hearthlink").put("arch", "llama");
      item.put("compatibility_type", "gguf").put("quantization", "Q8_0");
      item.put("state", loaded.isPresent() ? "loaded" : "not-loaded");
      item.put("max_context_length", FakeModel.TRAINED_LENGTH);
      loaded.ifPresent(l -> item.put("loaded_context_length", l.model().contextLength()));
    }
    return body;
  }
}
