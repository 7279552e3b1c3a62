package io.hearthlink.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A call, or the arguments of one whose name stands before, as JSON.
 *
 * @param strict whether nothing may be there that calls do not have
 */
record JsonPayload(boolean strict) implements Payload {

  @Override
  public Span from(int start) {
    return new JsonSpan(start);
  }

  @Override
  public List<WrittenCall> calls(String name, String text) {
    JsonNode json = StrictJson.read(text);
    if (name.isEmpty()) {
      return JsonCalls.of(json, strict);
    }
    return json.isObject() ? List.of(new WrittenCall(name, json)) : List.of();
  }
}
