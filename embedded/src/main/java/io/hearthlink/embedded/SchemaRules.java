package io.hearthlink.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a schema of the documented subset may have, and how its parts are read. */
final class SchemaRules {

  /** Where definitions may stand, and be referred to. */
  static final Set<String> DEFINITIONS = Set.of("$defs", "definitions");

  private static final int MOST_REPEATS = 256;
  private static final Set<String> FORMATS = Set.of("date", "time", "date-time", "uuid");
  private static final Set<String> ANNOTATIONS =
      Set.of("title", "description", "default", "examples", "$schema", "$id", "$comment");
  private static final Map<String, Set<String>> KEYWORDS =
      Map.of(
          "object", Set.of("properties", "required", "additionalProperties"),
          "array", Set.of("items", "minItems", "maxItems"),
          "string", Set.of("minLength", "maxLength", "format"),
          "integer", Set.of(),
          "number", Set.of(),
          "boolean", Set.of(),
          "null", Set.of());

  private SchemaRules() {}

  /** Refuses every keyword but these, definitions and annotations. */
  static void only(JsonNode schema, Set<String> keywords) {
    for (Map.Entry<String, JsonNode> field : schema.properties()) {
      String name = field.getKey();
      if (!keywords.contains(name) && !DEFINITIONS.contains(name) && !ANNOTATIONS.contains(name)) {
        throw new UnsupportedSchemaException("\"" + name + "\"");
      }
    }
  }

  /** The types of a schema, of which it has at least one. */
  static List<String> types(JsonNode schema) {
    List<String> types = new ArrayList<>();
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      type.forEach(name -> types.add(name.asText()));
    } else if (type.isTextual()) {
      types.add(type.asText());
    } else if (schema.has("properties")) {
      types.add("object");
    }
    if (types.isEmpty()) {
      throw new UnsupportedSchemaException("a part without \"type\"");
    }
    Set<String> allowed = new TreeSet<>(Set.of("type"));
    for (String name : types) {
      Set<String> keywords = KEYWORDS.get(name);
      if (keywords == null) {
        throw new UnsupportedSchemaException("an unknown \"type\"");
      }
      allowed.addAll(keywords);
    }
    only(schema, allowed);
    return types;
  }

  /** The elements of a list that must not be empty. */
  static JsonNode elements(JsonNode schema, String keyword) {
    JsonNode list = schema.path(keyword);
    if (!list.isArray() || list.isEmpty()) {
      throw new UnsupportedSchemaException("an empty \"" + keyword + "\"");
    }
    return list;
  }

  /** The required properties, each of which must be declared. */
  static Set<String> required(JsonNode schema) {
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (String name : required) {
      if (!schema.path("properties").has(name)) {
        throw new UnsupportedSchemaException("\"required\" without the property");
      }
    }
    return required;
  }

  /** Where the schema refers to: {@code #/$defs/NAME} or {@code #/definitions/NAME}. */
  static JsonNode target(JsonNode root, String reference) {
    for (String place : DEFINITIONS) {
      String start = "#/" + place + "/";
      JsonNode found = root.path(place).path(reference.replace(start, ""));
      if (reference.startsWith(start) && found.isObject()) {
        return found;
      }
    }
    throw new UnsupportedSchemaException("a \"$ref\" without a target in \"$defs\"");
  }

  /** The one format of a string; refuses one that no grammar is known for. */
  static String format(JsonNode schema) {
    String format = schema.get("format").asText();
    if (!FORMATS.contains(format) || schema.has("minLength") || schema.has("maxLength")) {
      throw new UnsupportedSchemaException("this \"format\"");
    }
    return format;
  }

  /** The bounds of a repetition as the grammar writes them, such as {@code {0,5}}. */
  static Bounds bounds(JsonNode schema, String least, String most) {
    Bounds bounds = new Bounds(number(schema, least, 0), number(schema, most, -1));
    if (bounds.most >= 0 && bounds.least > bounds.most) {
      throw new UnsupportedSchemaException("\"" + least + "\" above \"" + most + "\"");
    }
    return bounds;
  }

  private static int number(JsonNode schema, String keyword, int otherwise) {
    JsonNode value = schema.path(keyword);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isInt() || value.asInt() < 0 || value.asInt() > MOST_REPEATS) {
      throw new UnsupportedSchemaException("\"" + keyword + "\" outside 0 to " + MOST_REPEATS);
    }
    return value.asInt();
  }

  /**
   * How often something may come.
   *
   * @param most -1 is without limit
   */
  record Bounds(int least, int most) {

    /** One less of both. */
    Bounds afterFirst() {
      return new Bounds(Math.max(0, least - 1), most < 0 ? most : most - 1);
    }

    @Override
    public String toString() {
      return "{" + least + "," + (most < 0 ? "" : most) + "}";
    }
  }
}
