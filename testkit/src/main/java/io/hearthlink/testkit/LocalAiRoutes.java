package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The paths of LocalAI 4.9. */
final class LocalAiRoutes implements Routes {

  @Override
  public HttpReply answer(ReceivedRequest request, Models models) {
    if (request.method().equals("POST")) {
      return missing();
    }
    return switch (request.path()) {
      case "/" -> HttpReply.whole(301, "", "").with(new Header("Location", "/app"));
      case "/healthz", "/readyz" -> HttpReply.whole(200, "", "");
      case "/version" -> Routes.json(version("v4.9.0"));
      case "/api/version" -> Routes.json(version("0.9.0"));
      case "/.well-known/localai.json" -> Routes.json(wellKnown());
      case "/v1/models", "/models" -> Routes.json(Routes.openAiList(models, ""));
      case "/api/tags" -> Routes.json(tags(models));
      case "/system" -> Routes.json(system(models));
      default -> missing();
    };
  }

  private static ObjectNode version(String version) {
    return Json.object().put("version", version);
  }

  private static ObjectNode wellKnown() {
    ObjectNode body = version("v4.9.0");
    body.putObject("capabilities").put("mcp", true).put("p2p", false);
    body.putObject("endpoint_groups")
        .putObject("model_management")
        .put("install", "/models/apply")
        .put("list_gallery", "/models/available");
    return body;
  }

  /** The list of its layer that looks like Ollama. */
  private static ObjectNode tags(Models models) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("models");
    for (FakeModel model : models.all()) {
      String name = model.name() + ":latest";
      ObjectNode item = list.addObject().put("name", name).put("model", name);
      item.put("modified_at", "2026-11-23T10:02:04.317289041Z").put("size", 0);
      item.put("digest", "sha256:b4dc66dde806261bdda8607d8707aa727d308cd80272381a5583f63899918467");
      ObjectNode details = item.putObject("details").put("format", "gguf");
      details.put("family", "llama-cpp").putArray("families").add("llama-cpp");
      item.putArray("capabilities").add("completion");
    }
    return body;
  }

  private static ObjectNode system(Models models) {
    ObjectNode body = Json.object();
    body.putArray("backends").add("llama-cpp");
    ArrayNode loaded = body.putArray("loaded_models");
    for (FakeModel model : models.loaded()) {
      loaded.addObject().put("id", model.name()).put("backend", "llama-cpp");
    }
    return body;
  }

  private static HttpReply missing() {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("code", 404);
    error.put("message", "Resource not found").put("type", "");
    return HttpReply.whole(404, "application/json", body.toString());
  }
}
