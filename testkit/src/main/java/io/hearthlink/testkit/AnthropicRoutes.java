package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The paths of a server that has the Anthropic form and nothing else. */
final class AnthropicRoutes implements Routes {

  @Override
  public HttpReply answer(ReceivedRequest request, Models models) {
    if (request.method().equals("GET") && request.path().equals("/v1/models")) {
      return Routes.json(list(models));
    }
    return new AnthropicEncoder().failure(404, "Not found");
  }

  private static ObjectNode list(Models models) {
    ObjectNode body = Json.object();
    ArrayNode data = body.putArray("data");
    for (FakeModel model : models.all()) {
      ObjectNode item = data.addObject().put("type", "model").put("id", model.name());
      item.put("display_name", model.name()).put("created_at", "2026-11-23T00:00:00Z");
    }
    return body.put("has_more", false);
  }
}
