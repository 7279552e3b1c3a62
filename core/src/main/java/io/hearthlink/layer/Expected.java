package io.hearthlink.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in words for the model what a schema expects. */
final class Expected {

  private static final int MOST_SHOWN = 60;

  private Expected() {}

  /** One sentence with the parameters of a tool. */
  static String of(JsonNode schema) {
    List<String> parameters = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      boolean required = isRequired(schema, property.getKey());
      parameters.add(
          property.getKey() + " (" + type(property.getValue()) + (required ? ", required)" : ")"));
    }
    return parameters.isEmpty()
        ? "It has no parameters."
        : "Its parameters: " + String.join(", ", parameters) + ".";
  }

  /** What a value of {@code schema} is: {@code string}, {@code one of "radar", "station"}. */
  static String type(JsonNode schema) {
    if (schema.has("enum")) {
      List<String> values = new ArrayList<>();
      schema.path("enum").forEach(value -> values.add(value.toString()));
      return "one of " + String.join(", ", values);
    }
    if (schema.has("const")) {
      return schema.path("const").toString();
    }
    List<String> types = JsonTypes.of(schema);
    schema.path("anyOf").forEach(option -> types.add(type(option)));
    schema.path("oneOf").forEach(option -> types.add(type(option)));
    return types.isEmpty() ? "a value" : String.join(" or ", types);
  }

  static boolean isRequired(JsonNode schema, String name) {
    for (JsonNode required : schema.path("required")) {
      if (name.equals(required.textValue())) {
        return true;
      }
    }
    return false;
  }

  /** {@code text} in quotes, cut where it is long. */
  static String quoted(@Nullable String text) {
    return text == null ? "without a name" : '"' + shown(text) + '"';
  }

  /** {@code text}, cut where it is long. */
  static String shown(String text) {
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }
}
