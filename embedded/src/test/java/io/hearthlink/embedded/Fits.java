package io.hearthlink.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A plain validator for the schemas that the tests generate. */
final class Fits {

  private Fits() {}

  static boolean fits(JsonNode value, JsonNode schema, JsonNode root) {
    if (schema.has("$ref")) {
      return fits(value, root.at(schema.get("$ref").asText().substring(1)), root);
    }
    if (schema.has("const")) {
      return value.equals(schema.get("const"));
    }
    if (schema.has("enum")) {
      return has(schema.get("enum"), value);
    }
    if (schema.has("anyOf")) {
      for (JsonNode choice : schema.get("anyOf")) {
        if (fits(value, choice, root)) {
          return true;
        }
      }
      return false;
    }
    return hasType(value, schema.path("type"))
        && (!value.isTextual() || textFits(value.asText(), schema))
        && (!value.isArray() || arrayFits(value, schema, root))
        && (!value.isObject() || objectFits(value, schema, root));
  }

  private static boolean hasType(JsonNode value, JsonNode type) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (hasType(value, one)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.asText()) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> false;
    };
  }

  private static boolean textFits(String text, JsonNode schema) {
    int length = text.codePointCount(0, text.length());
    String shape =
        switch (schema.path("format").asText()) {
          case "date" -> "\\d{4}-\\d\\d-\\d\\d";
          case "time" -> "\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[-+]\\d\\d:\\d\\d)";
          case "date-time" ->
              "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[-+]\\d\\d:\\d\\d)";
          case "uuid" -> "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
          default -> "(?s).*";
        };
    return length >= schema.path("minLength").asInt(0)
        && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
        && text.matches(shape);
  }

  private static boolean arrayFits(JsonNode array, JsonNode schema, JsonNode root) {
    if (array.size() < schema.path("minItems").asInt(0)
        || array.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      return false;
    }
    for (JsonNode item : array) {
      if (schema.has("items") && !fits(item, schema.get("items"), root)) {
        return false;
      }
    }
    return true;
  }

  private static boolean objectFits(JsonNode object, JsonNode schema, JsonNode root) {
    for (JsonNode name : schema.path("required")) {
      if (!object.has(name.asText())) {
        return false;
      }
    }
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      JsonNode declared = schema.path("properties").path(property.getKey());
      JsonNode part = declared.isObject() ? declared : schema.path("additionalProperties");
      boolean free = schema.path("properties").isEmpty() && part.isMissingNode();
      if (!free && !(part.isObject() && fits(property.getValue(), part, root))) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(JsonNode list, JsonNode value) {
    for (JsonNode one : list) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
