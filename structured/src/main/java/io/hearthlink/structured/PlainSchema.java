package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * The part of a schema that every server and the embedded engine can keep to. What is left out is
 * checked after all the same.
 */
final class PlainSchema {

  private static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "minItems",
          "maxItems",
          "enum",
          "const",
          "anyOf",
          "oneOf",
          "$ref",
          "$defs",
          "definitions",
          "format",
          "title",
          "description");

  private static final Set<String> FORMATS = Set.of("date", "time", "date-time", "uuid");
  private static final Set<String> BY_NAME = Set.of("properties", "$defs", "definitions");
  private static final Set<String> AS_IT_STANDS = Set.of("enum", "const");

  private PlainSchema() {}

  /** Returns {@code schema} without what some servers refuse. */
  static ObjectNode of(JsonNode schema) {
    ObjectNode plain = JsonText.NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : schema.properties()) {
      String keyword = field.getKey();
      if (KEYWORDS.contains(keyword)) {
        plain.set(keyword, value(keyword, field.getValue()));
      }
    }
    if (!FORMATS.contains(plain.path("format").asText())) {
      plain.remove("format");
    }
    return plain;
  }

  private static JsonNode value(String keyword, JsonNode value) {
    if (AS_IT_STANDS.contains(keyword) || !value.isContainerNode()) {
      return value;
    }
    if (BY_NAME.contains(keyword)) {
      ObjectNode named = JsonText.NODES.objectNode();
      value.properties().forEach(field -> named.set(field.getKey(), part(field.getValue())));
      return named;
    }
    if (value.isArray()) {
      ArrayNode parts = JsonText.NODES.arrayNode();
      value.forEach(item -> parts.add(part(item)));
      return parts;
    }
    return of(value);
  }

  private static JsonNode part(JsonNode value) {
    return value.isObject() ? of(value) : value;
  }
}
