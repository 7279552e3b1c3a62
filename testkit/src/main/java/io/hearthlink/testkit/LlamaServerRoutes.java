package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The paths of llama.cpp's server with one model, which is loaded from the start. */
final class LlamaServerRoutes implements Routes {

  private static final String JSON = "application/json; charset=utf-8";

  @Override
  public HttpReply answer(ReceivedRequest request, Models models) {
    if (!request.method().equals("GET")) {
      return missing();
    }
    return switch (request.path()) {
      case "/health", "/v1/health" -> json(200, Json.object().put("status", "ok"));
      case "/props" -> json(200, props(the(models)));
      case "/v1/models", "/models" -> json(200, list(the(models)));
      default -> missing();
    };
  }

  private static FakeModel the(Models models) {
    List<FakeModel> all = models.all();
    return all.isEmpty() ? FakeModel.of("default") : all.get(0);
  }

  private static ObjectNode props(FakeModel model) {
    ObjectNode body = Json.object();
    body.putObject("default_generation_settings").put("n_ctx", model.contextLength());
    body.put("total_slots", 1).put("model_alias", model.name());
    body.put("model_path", "/models/" + model.name() + ".gguf");
    ObjectNode modalities = body.putObject("modalities").put("vision", false);
    modalities.put("video", false).put("audio", false);
    boolean tools = model.capabilities().contains("tools");
    body.put("chat_template", tools ? "{%- if tools %}{%- endif %}" : "{{ messages }}");
    body.putObject("chat_template_caps").put("supports_tools", tools);
    return body.put("build_info", "b10500-0c1e57098").put("is_sleeping", false);
  }

  private static ObjectNode list(FakeModel model) {
    ObjectNode body = Json.object();
    ObjectNode likeOllama = body.putArray("models").addObject().put("name", model.name());
    likeOllama.put("model", model.name()).put("modified_at", "").put("size", "").put("digest", "");
    likeOllama.put("type", "model").putArray("capabilities").add("completion");
    body.put("object", "list");
    ObjectNode item = body.putArray("data").addObject().put("id", model.name());
    item.put("object", "model").put("created", 1_795_426_186L).put("owned_by", "llamacpp");
    ObjectNode meta = item.putObject("meta").put("vocab_type", 2).put("n_vocab", 1792);
    meta.put("n_ctx", model.contextLength()).put("n_ctx_train", 131_072).put("n_embd", 256);
    meta.put("n_params", 4_001_024).put("size", model.size()).put("ftype", "Q8_0");
    return body;
  }

  private static HttpReply missing() {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("message", "File Not Found");
    error.put("type", "not_found_error").put("code", 404);
    return json(404, body).with(new Header("Connection", "close"));
  }

  private static HttpReply json(int status, ObjectNode body) {
    HttpReply reply = HttpReply.whole(status, JSON, body.toString());
    return reply.with(new Header("Server", "llama.cpp"));
  }
}
