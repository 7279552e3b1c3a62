package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The paths of llama.cpp's server with one model, which it loads from when it is started. */
final class LlamaServerRoutes implements Routes {

  private static final String JSON = "application/json; charset=utf-8";

  private final ServerState state;
  private final FakeModel model;

  LlamaServerRoutes(ServerState state) {
    this.state = state;
    this.model = state.models().all().stream().findFirst().orElse(FakeModel.of("default"));
    state.models().load(model, Models.FOREVER);
  }

  @Override
  public FakeReply answer(ReceivedRequest request) {
    if (!request.method().equals("GET")) {
      return missing();
    }
    return switch (request.path()) {
      case "/health", "/v1/health" -> json(Json.object().put("status", "ok"));
      case "/props" -> json(props());
      case "/slots" -> slots(request.query());
      case "/v1/models", "/models" -> json(list());
      default -> missing();
    };
  }

  @Override
  public boolean isPublic(String path) {
    return path.equals("/health") || path.equals("/v1/health");
  }

  @Override
  public Optional<FakeReply> whileLoading() {
    boolean loading =
        state.models().loaded().stream().anyMatch(l -> l.ready().isAfter(state.time().now()));
    return loading ? Optional.of(FakeReply.error(503, "Loading model")) : Optional.empty();
  }

  static FakeReply missing() {
    return FakeReply.error(404, "File Not Found");
  }

  static FakeReply json(JsonNode body) {
    return FakeReply.own(HttpReply.whole(200, JSON, body.toString()));
  }

  private ObjectNode props() {
    ObjectNode body = Json.template("llama-props.json");
    body.withObject("/default_generation_settings").put("n_ctx", model.contextLength());
    body.put("total_slots", state.slots().count()).put("model_alias", model.name());
    body.put("model_path", "/models/" + model.name() + ".gguf");
    boolean tools = model.capabilities().contains("tools");
    body.put("chat_template", tools ? "{%- if tools %}{%- endif %}" : "{{ messages }}");
    ObjectNode caps = body.withObject("/chat_template_caps");
    caps.put("supports_tools", tools).put("supports_tool_calls", tools);
    body.withObject("/modalities").put("vision", model.capabilities().contains("vision"));
    return body;
  }

  private FakeReply slots(String query) {
    if (query.contains("fail_on_no_slot=1") && state.slots().areFull()) {
      return FakeReply.error(503, "no slot available");
    }
    ArrayNode list = Json.array();
    for (int i = 0; i < state.slots().count(); i++) {
      ObjectNode slot = Json.template("llama-slot.json");
      list.add(slot.put("id", i).put("n_ctx", model.contextLength()));
      slot.put("is_processing", state.slots().isBusy(i));
    }
    return json(list);
  }

  private ObjectNode list() {
    ObjectNode body = Json.object();
    ObjectNode likeOllama = body.putArray("models").addObject().put("name", model.name());
    likeOllama.put("model", model.name()).put("modified_at", "").put("size", "").put("digest", "");
    likeOllama.put("type", "model").put("description", "").putArray("tags").add("");
    likeOllama.putArray("capabilities").add("completion");
    ObjectNode details = likeOllama.put("parameters", "").putObject("details");
    details.put("parent_model", "").put("format", "gguf").put("family", "");
    details.putArray("families").add("");
    details.put("parameter_size", "").put("quantization_level", "");
    body.put("object", "list");
    ObjectNode item = body.putArray("data").addObject().put("id", model.name());
    item.putArray("aliases").add(model.name());
    item.putArray("tags");
    item.put("object", "model").put("created", 1_795_426_186L).put("owned_by", "llamacpp");
    ObjectNode meta = item.putObject("meta").put("vocab_type", 2).put("n_vocab", 1792);
    meta.put("n_ctx", model.contextLength()).put("n_ctx_train", FakeModel.TRAINED_LENGTH);
    meta.put("n_embd", 256).put("n_params", 4_001_024).put("size", model.size());
    meta.put("ftype", "Q8_0");
    return body;
  }
}
