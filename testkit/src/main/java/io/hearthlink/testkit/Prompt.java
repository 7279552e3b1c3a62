package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The prompt of a chat as a fake server counts it: a token for each four characters begun. */
final class Prompt {

  private Prompt() {}

  /** The tokens of messages, system text and tools. */
  static int tokens(ChatCall call) {
    return tokens(call.body().path("system")) + tokens(call.tools()) + tokens(call.messages());
  }

  /** The same chat without its oldest turns, as many as must go; never without the last message. */
  static ChatCall trimmed(ChatCall call, int context) {
    List<JsonNode> kept = new ArrayList<>();
    call.messages().forEach(kept::add);
    ChatCall shorter = call;
    int oldest = 0;
    while (tokens(shorter) > context && oldest < kept.size() - 1) {
      if (kept.get(oldest).path("role").asText().equals("system")) {
        oldest++;
      } else {
        kept.remove(oldest);
        shorter = with(call, kept);
      }
    }
    return shorter;
  }

  private static ChatCall with(ChatCall call, List<JsonNode> messages) {
    ObjectNode body = call.body().deepCopy();
    ArrayNode list = body.putArray("messages");
    messages.forEach(list::add);
    return new ChatCall(call.wire(), body, call.request());
  }

  /** Pictures are not counted by their bytes, nor is what frames the text. */
  private static int tokens(JsonNode node) {
    if (node.isTextual()) {
      return (node.textValue().length() + 3) / 4;
    }
    if (node.path("type").asText().startsWith("image")) {
      return 0;
    }
    int tokens = 0;
    for (var field : node.properties()) {
      tokens += field.getKey().equals("images") ? 0 : tokens(field.getValue());
    }
    for (JsonNode item : node.isArray() ? node : Json.array()) {
      tokens += tokens(item);
    }
    return tokens;
  }
}
