package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The paths of Ollama 0.32. */
final class OllamaRoutes implements Routes {

  private static final String JSON = "application/json; charset=utf-8";
  private static final String DIGEST =
      "d4e4bf2bf36d7c9ab179c534faf2339d07841c1eec96a58a0c94f82cee4035e8";

  @Override
  public HttpReply answer(ReceivedRequest request, Models models) {
    boolean get = request.method().equals("GET") || request.method().equals("HEAD");
    boolean post = request.method().equals("POST");
    return switch (request.path()) {
      case "/" -> get ? text(200, "Ollama is running") : notAllowed("GET, HEAD");
      case "/api/version" -> get ? json(version()) : notAllowed("GET, HEAD");
      case "/api/tags" -> get ? json(tags(models.all())) : notAllowed("GET, HEAD");
      case "/api/ps" -> get ? json(running(models.loaded())) : notAllowed("GET");
      case "/api/show" -> post ? show(request, models) : notAllowed("POST");
      case "/v1/models" ->
          get ? Routes.json(Routes.openAiList(models, "library")) : notAllowed("GET");
      case "/api/chat", "/v1/chat/completions", "/v1/messages" -> notAllowed("POST");
      default -> text(404, "404 page not found");
    };
  }

  private static ObjectNode version() {
    return Json.object().put("version", "0.32.15");
  }

  private static ObjectNode tags(List<FakeModel> models) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("models");
    for (FakeModel model : models) {
      ObjectNode item = entry(list, model).put("modified_at", "2026-11-23T09:27:27.10656875Z");
      item.put("size", model.size()).put("digest", DIGEST);
      ObjectNode details = details();
      details.put("context_length", model.contextLength()).put("embedding_length", 256);
      item.set("details", details);
      model.capabilities().forEach(item.putArray("capabilities")::add);
    }
    return body;
  }

  private static ObjectNode running(List<FakeModel> models) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("models");
    for (FakeModel model : models) {
      ObjectNode item = entry(list, model).put("size", model.size()).put("digest", DIGEST);
      item.set("details", details());
      item.put("expires_at", "2318-11-23T09:32:27.821618871Z").put("size_vram", 0);
      item.put("context_length", model.contextLength());
    }
    return body;
  }

  private static HttpReply show(ReceivedRequest request, Models models) {
    String name = request.json().path("model").asText("");
    Optional<FakeModel> model = models.find(name);
    if (model.isEmpty()) {
      ObjectNode error = Json.object().put("error", "model '" + name + "' not found");
      return HttpReply.whole(404, JSON, error.toString());
    }
    return json(shown(model.get()));
  }

  private static ObjectNode shown(FakeModel model) {
    ObjectNode body = Json.object();
    body.put("modelfile", "FROM " + model.name() + "\n").put("parameters", "");
    body.put("template", "{{ .Prompt }}").set("details", details());
    ObjectNode info = body.putObject("model_info").put("general.architecture", "llama");
    info.put("general.parameter_count", 4_001_024).put("llama.context_length", 131_072);
    info.put("llama.embedding_length", 256);
    model.capabilities().forEach(body.putArray("capabilities")::add);
    return body.put("modified_at", "2026-11-23T09:27:27.10656875Z");
  }

  private static ObjectNode entry(ArrayNode list, FakeModel model) {
    return list.addObject().put("name", model.name()).put("model", model.name());
  }

  private static ObjectNode details() {
    ObjectNode details = Json.object().put("parent_model", "").put("format", "gguf");
    details.put("family", "llama").putArray("families").add("llama");
    return details.put("parameter_size", "4.00M").put("quantization_level", "Q8_0");
  }

  private static HttpReply json(ObjectNode body) {
    return HttpReply.whole(200, JSON, body.toString());
  }

  private static HttpReply text(int status, String body) {
    return HttpReply.whole(
        status, status == 200 ? "text/plain; charset=utf-8" : "text/plain", body);
  }

  private static HttpReply notAllowed(String allow) {
    return text(405, "405 method not allowed").with(new Header("Allow", allow));
  }
}
