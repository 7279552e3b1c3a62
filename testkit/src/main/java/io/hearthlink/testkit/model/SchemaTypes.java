package io.hearthlink.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types that a schema allows. */
final class SchemaTypes {

  private static final Set<String> ALL =
      new LinkedHashSet<>(
          List.of("string", "integer", "number", "boolean", "object", "array", "null"));

  /** The type for which a keyword was written, where a schema names none. */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("properties", "object"),
          Map.entry("required", "object"),
          Map.entry("additionalProperties", "object"),
          Map.entry("minProperties", "object"),
          Map.entry("maxProperties", "object"),
          Map.entry("items", "array"),
          Map.entry("prefixItems", "array"),
          Map.entry("minItems", "array"),
          Map.entry("maxItems", "array"),
          Map.entry("minimum", "number"),
          Map.entry("maximum", "number"),
          Map.entry("exclusiveMinimum", "number"),
          Map.entry("exclusiveMaximum", "number"),
          Map.entry("multipleOf", "number"));

  private SchemaTypes() {}

  /** The names in a value of {@code type}. */
  static Set<String> named(JsonNode type) {
    Set<String> names = new LinkedHashSet<>();
    if (type.isTextual()) {
      names.add(type.asText());
    }
    type.forEach(name -> names.add(name.asText()));
    return names;
  }

  /** The types of data to make: those that are named, else the one that is meant. */
  static List<String> toMake(JsonNode schema) {
    if (schema.has("type")) {
      return List.copyOf(named(schema.get("type")));
    }
    for (Map.Entry<String, JsonNode> field : schema.properties()) {
      String meant = MEANT.get(field.getKey());
      if (meant != null) {
        return List.of(meant);
      }
    }
    return List.of("string");
  }

  /** Whether a value has a type that the schema allows. */
  static boolean allow(JsonNode schema, JsonNode value) {
    Set<String> types = allowed(schema);
    return switch (value.getNodeType()) {
      case STRING -> types.contains("string");
      case BOOLEAN -> types.contains("boolean");
      case NULL -> types.contains("null");
      case OBJECT -> types.contains("object");
      case ARRAY -> types.contains("array");
      default -> types.contains("number") || (types.contains("integer") && whole(value));
    };
  }

  /** Whether no value can have a type that both schemas allow. */
  static boolean apart(JsonNode a, JsonNode b) {
    Set<String> types = allowed(a);
    types.retainAll(allowed(b));
    return types.isEmpty();
  }

  private static Set<String> allowed(JsonNode schema) {
    Set<String> types = schema.has("type") ? named(schema.get("type")) : new LinkedHashSet<>(ALL);
    if (types.contains("number")) {
      types.add("integer");
    }
    return types;
  }

  private static boolean whole(JsonNode number) {
    return number.decimalValue().stripTrailingZeros().scale() <= 0;
  }
}
