package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** What one kind of server does by itself: its paths that are no chat, and its models in memory. */
interface Routes {

  /** The reply; for an unknown path the one that this server gives there. */
  FakeReply answer(ReceivedRequest request);

  /** Whether a path needs no key. */
  default boolean isPublic(String path) {
    return false;
  }

  /** What it answers to everything while it loads; empty when it has loaded. */
  default Optional<FakeReply> whileLoading() {
    return Optional.empty();
  }

  /** What it answers to a chat itself, with no model asked. */
  default Optional<FakeReply> ownChat(ChatCall call, Optional<FakeModel> model) {
    return Optional.empty();
  }

  /** The model as a chat wants it loaded. */
  default FakeModel loadedFor(ChatCall call, FakeModel model) {
    return model;
  }

  /** How long a model stays in memory after a chat. */
  default Duration keepsAfter(ChatCall call) {
    return Models.FOREVER;
  }

  /** Whether the oldest turns of a prompt that is too long are dropped. */
  default boolean trims(ChatCall call) {
    return false;
  }

  /** Status 200 with JSON in the content type of most servers. */
  static FakeReply json(ObjectNode body) {
    return json(200, body);
  }

  /** JSON in the content type of most servers. */
  static FakeReply json(int status, ObjectNode body) {
    return FakeReply.own(HttpReply.whole(status, "application/json", body.toString()));
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
