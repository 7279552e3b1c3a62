package io.hearthlink.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Makes one schema of two that must both hold. Parts that meet are left as an {@code allOf}. */
final class SchemaMerge {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SchemaMerge() {}

  static ObjectNode both(ObjectNode a, ObjectNode b) {
    ObjectNode merged = a.deepCopy();
    mergeProperties(merged, a, b);
    b.properties()
        .forEach(
            field -> {
              JsonNode mine = a.get(field.getKey());
              if (field.getKey().equals("properties")) {
                return;
              }
              merged.set(
                  field.getKey(),
                  mine == null || mine.equals(field.getValue())
                      ? field.getValue()
                      : merge(merged, field.getKey(), mine, field.getValue()));
            });
    return merged;
  }

  private static JsonNode merge(ObjectNode merged, String keyword, JsonNode a, JsonNode b) {
    return switch (keyword) {
      case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" ->
          a.decimalValue().compareTo(b.decimalValue()) >= 0 ? a : b;
      case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties" ->
          a.decimalValue().compareTo(b.decimalValue()) <= 0 ? a : b;
      case "required" -> union(a, b);
      case "type" -> types(a, b);
      case "enum" -> common(a, b);
      case "uniqueItems" -> JSON.booleanNode(a.asBoolean() || b.asBoolean());
      case "additionalProperties", "items" -> allOf(a, b);
      case "anyOf", "oneOf" -> {
        // of two choices one is made first; the other waits
        merged.withArray("allOf").add(JSON.objectNode().set(keyword, b));
        yield a;
      }
      case "allOf" -> ((ArrayNode) a.deepCopy()).addAll((ArrayNode) b);
      case "const", "pattern", "format", "multipleOf", "prefixItems" ->
          throw new NoDataException("two different values of " + keyword + " must both hold");
      default -> a;
    };
  }

  /** A property that only one of the two declares is bound by what the other says of the rest. */
  private static void mergeProperties(ObjectNode merged, ObjectNode a, ObjectNode b) {
    Set<String> names = new LinkedHashSet<>();
    a.path("properties").fieldNames().forEachRemaining(names::add);
    b.path("properties").fieldNames().forEachRemaining(names::add);
    if (!names.isEmpty()) {
      ObjectNode properties = merged.putObject("properties");
      names.forEach(name -> properties.set(name, allOf(property(a, name), property(b, name))));
    }
  }

  private static JsonNode property(ObjectNode schema, String name) {
    JsonNode declared = schema.path("properties").path(name);
    JsonNode rest = declared.isMissingNode() ? schema.path("additionalProperties") : declared;
    return rest.isMissingNode() ? JSON.booleanNode(true) : rest;
  }

  static JsonNode allOf(JsonNode a, JsonNode b) {
    if (b.equals(a) || (b.isBoolean() && b.asBoolean())) {
      return a;
    }
    return a.isBoolean() && a.asBoolean()
        ? b
        : JSON.objectNode().set("allOf", JSON.arrayNode().add(a).add(b));
  }

  private static ArrayNode union(JsonNode a, JsonNode b) {
    Set<JsonNode> all = new LinkedHashSet<>();
    a.forEach(all::add);
    b.forEach(all::add);
    return JSON.arrayNode().addAll(all);
  }

  private static JsonNode common(JsonNode a, JsonNode b) {
    ArrayNode both = JSON.arrayNode();
    for (JsonNode value : a) {
      for (JsonNode other : b) {
        if (value.equals(other)) {
          both.add(value);
        }
      }
    }
    return both;
  }

  private static JsonNode types(JsonNode a, JsonNode b) {
    Set<String> mine = SchemaTypes.named(a);
    Set<String> theirs = SchemaTypes.named(b);
    ArrayNode both = JSON.arrayNode();
    for (String type : mine) {
      if (theirs.contains(type) || (type.equals("integer") && theirs.contains("number"))) {
        both.add(type);
      }
    }
    if (theirs.contains("integer") && mine.contains("number") && !mine.contains("integer")) {
      both.add("integer");
    }
    return both;
  }
}
