package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The paths of LM Studio 0.4, whose source is closed: shaped after its documentation. */
final class LmStudioRoutes implements Routes {

  @Override
  public HttpReply answer(ReceivedRequest request, Models models) {
    String place = request.method() + " " + request.path();
    return Routes.json(
        switch (place) {
          case "GET /v1/models" -> Routes.openAiList(models, "organization_owner");
          case "GET /api/v1/models" -> current(models);
          case "GET /api/v0/models" -> former(models);
          default -> Json.object().put("error", "Unexpected endpoint or method. (" + place + ")");
        });
  }

  private static ObjectNode current(Models models) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("models");
    for (FakeModel model : models.all()) {
      ObjectNode item = list.addObject().put("type", "llm").put("publisher", "hearthlink");
      item.put("key", model.name()).put("display_name", model.name()).put("architecture", "llama");
      item.putObject("quantization").put("name", "Q8_0").put("bits_per_weight", 8);
      item.put("size_bytes", model.size()).put("params_string", "4M");
      ArrayNode instances = item.putArray("loaded_instances");
      if (models.loaded().contains(model)) {
        ObjectNode instance = instances.addObject().put("id", model.name());
        instance.putObject("config").put("context_length", model.contextLength());
      }
      item.put("max_context_length", 131_072).put("format", "gguf");
      ObjectNode capabilities = item.putObject("capabilities").put("vision", false);
      capabilities.put("trained_for_tool_use", model.capabilities().contains("tools"));
    }
    return body;
  }

  private static ObjectNode former(Models models) {
    ObjectNode body = Json.object().put("object", "list");
    ArrayNode list = body.putArray("data");
    for (FakeModel model : models.all()) {
      boolean loaded = models.loaded().contains(model);
      ObjectNode item = list.addObject().put("id", model.name()).put("object", "model");
      item.put("type", "llm").put("publisher", "hearthlink").put("arch", "llama");
      item.put("compatibility_type", "gguf").put("quantization", "Q8_0");
      item.put("state", loaded ? "loaded" : "not-loaded").put("max_context_length", 131_072);
      if (loaded) {
        item.put("loaded_context_length", model.contextLength());
      }
    }
    return body;
  }
}
