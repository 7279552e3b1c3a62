package io.hearthlink.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads calls out of JSON: an object with a name and arguments, whatever the model's family calls
 * the two, a list of such objects, or one of OpenAI's wrappers around them.
 */
final class JsonCalls {

  private static final List<String> WRAPPERS = List.of("tool_calls", "function_call", "tool_call");
  private static final List<String> NAMES = List.of("name", "tool_name", "tool", "function");
  private static final List<String> ARGUMENTS = List.of("arguments", "parameters", "args");
  private static final Set<String> KNOWN =
      Set.of(
          "name",
          "tool_name",
          "tool",
          "function",
          "arguments",
          "parameters",
          "args",
          "id",
          "type",
          "index",
          "tool_call_id");

  private JsonCalls() {}

  /**
   * Returns the calls in {@code json}; empty where any of it is none.
   *
   * @param strict whether a call must have arguments and nothing that calls do not have
   */
  static List<WrittenCall> of(JsonNode json, boolean strict) {
    if (json.isArray()) {
      List<WrittenCall> calls = new ArrayList<>();
      for (JsonNode element : json) {
        if (!calls.addAll(of(element, strict))) {
          return List.of();
        }
      }
      return calls;
    }
    for (String wrapper : WRAPPERS) {
      if (json.has(wrapper)) {
        return strict && json.size() > 1 ? List.of() : of(json.path(wrapper), strict);
      }
    }
    // what has a description is the tool itself, which some models repeat
    boolean other = strict ? !isKnown(json) : json.has("description");
    return other ? List.of() : call(json, strict);
  }

  private static List<WrittenCall> call(JsonNode json, boolean strict) {
    if (json.path("function").isObject()) {
      return of(json.path("function"), strict);
    }
    JsonNode name = first(json, NAMES);
    JsonNode arguments = first(json, ARGUMENTS);
    boolean complete = name.isTextual() && !(strict && arguments.isMissingNode());
    return complete ? List.of(new WrittenCall(name.textValue(), arguments)) : List.of();
  }

  private static JsonNode first(JsonNode json, List<String> keys) {
    for (String key : keys) {
      if (json.has(key)) {
        return json.path(key);
      }
    }
    return MissingNode.getInstance();
  }

  private static boolean isKnown(JsonNode json) {
    for (var property : json.properties()) {
      if (!KNOWN.contains(property.getKey())) {
        return false;
      }
    }
    return true;
  }
}
