package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The paths of a server that has the Anthropic form and nothing else. */
final class AnthropicRoutes implements Routes {

  private final Models models;

  AnthropicRoutes(Models models) {
    this.models = models;
  }

  @Override
  public FakeReply answer(ReceivedRequest request) {
    if (request.method().equals("GET") && request.path().equals("/v1/models")) {
      return Routes.json(list());
    }
    return FakeReply.error(404, "Not found");
  }

  private ObjectNode list() {
    ObjectNode body = Json.object();
    ArrayNode data = body.putArray("data");
    for (FakeModel model : models.all()) {
      ObjectNode item = data.addObject().put("type", "model").put("id", model.name());
      item.put("display_name", model.name()).put("created_at", "2026-11-23T00:00:00Z");
    }
    return body.put("has_more", false);
  }
}
