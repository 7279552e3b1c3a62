package io.hearthlink.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which keywords of JSON Schema data can be made for. */
final class Keywords {

  /** Those that bind data and that nothing here makes data for. */
  private static final Set<String> UNKNOWN =
      Set.of(
          "not",
          "if",
          "dependentSchemas",
          "dependentRequired",
          "dependencies",
          "patternProperties",
          "propertyNames",
          "unevaluatedProperties",
          "unevaluatedItems",
          "contains",
          "additionalItems",
          "$dynamicRef",
          "$recursiveRef");

  /** Those that bind data, beside the type, and that values of an enum are not checked for. */
  private static final Set<String> BINDING =
      Set.of(
          "minLength",
          "maxLength",
          "pattern",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "prefixItems");

  private Keywords() {}

  /** Refuses what would be ignored. */
  static void refuseUnknown(ObjectNode schema) {
    for (String keyword : UNKNOWN) {
      if (schema.has(keyword)) {
        throw new NoDataException("the keyword " + keyword + " is not supported");
      }
    }
    if (named(schema)) {
      for (String keyword : BINDING) {
        if (schema.has(keyword)) {
          throw new NoDataException("the keyword " + keyword + " beside an enum is not supported");
        }
      }
    }
  }

  /** Whether the schema names its values. */
  static boolean named(JsonNode schema) {
    return schema.has("const") || schema.has("enum");
  }

  /** The values that the schema names, those of another type left out. */
  static List<JsonNode> values(JsonNode schema) {
    List<JsonNode> values = new ArrayList<>();
    if (schema.has("enum")) {
      schema.get("enum").forEach(values::add);
    } else {
      values.add(schema.get("const"));
    }
    if (schema.has("const")) {
      values.removeIf(value -> !value.equals(schema.get("const")));
    }
    values.removeIf(value -> !SchemaTypes.allow(schema, value));
    return values;
  }
}
