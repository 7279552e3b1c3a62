package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one kind of server answers on the paths that are no chat. */
interface Routes {

  /** The reply; for an unknown path the one that this server gives there. */
  HttpReply answer(ReceivedRequest request, Models models);

  /** Status 200 with JSON in the content type of most servers. */
  static HttpReply json(ObjectNode body) {
    return HttpReply.whole(200, "application/json", body.toString());
  }

  /** The list of the OpenAI form: {@code data[].id}. */
  static ObjectNode openAiList(Models models, String owner) {
    ObjectNode list = Json.object().put("object", "list");
    ArrayNode data = list.putArray("data");
    for (FakeModel model : models.all()) {
      ObjectNode item = data.addObject().put("id", model.name()).put("object", "model");
      if (!owner.isEmpty()) {
        item.put("created", 1_795_426_047L).put("owned_by", owner);
      }
    }
    return list;
  }
}
