package io.hearthlink.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns a JSON Schema of the subset that the package documents into rules of a grammar; everything
 * else is refused, since a schema that llama.cpp cannot convert ends its process. Not thread-safe.
 */
final class SchemaGrammar {

  private static final int MOST_REPEATS = 256;
  private static final int DEEPEST = 64;
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

  private final Grammar grammar;
  private final JsonNode root;
  private final String prefix;
  private final List<String> references = new ArrayList<>();

  /**
   * @param prefix keeps the rules of several schemas in one grammar apart
   */
  SchemaGrammar(Grammar grammar, JsonNode root, String prefix) {
    this.grammar = grammar;
    this.root = root;
    this.prefix = prefix;
  }

  /** The grammar of {@code schema}. */
  static String of(JsonNode schema) {
    Grammar grammar = new Grammar();
    return grammar.text(new SchemaGrammar(grammar, schema, "").rules());
  }

  /** The grammar of any JSON object. */
  static String anyObject() {
    return new Grammar().text("map");
  }

  /** Adds the rules of the schema and returns the name of the first. */
  String rules() {
    return value(root, Set.of(), 0);
  }

  /**
   * @param open references that are being followed without a character in between: meeting one of
   *     them again would be a grammar without an end
   */
  private String value(JsonNode schema, Set<String> open, int depth) {
    if (depth > DEEPEST) {
      throw new UnsupportedSchemaException("more than " + DEEPEST + " levels");
    }
    if (schema.isBoolean() && schema.asBoolean()) {
      return "value";
    }
    if (!schema.isObject()) {
      throw new UnsupportedSchemaException("a schema that is " + schema.getNodeType());
    }
    if (schema.has("$ref")) {
      only(schema, Set.of("$ref", "$defs", "definitions"));
      return reference(schema.get("$ref").asText(), open, depth);
    }
    if (schema.has("const") || schema.has("enum")) {
      only(schema, Set.of("const", "enum", "type"));
      return grammar.rule(choices(schema));
    }
    for (String any : List.of("anyOf", "oneOf")) {
      if (schema.has(any)) {
        only(schema, Set.of(any, "$defs", "definitions"));
        List<String> names = new ArrayList<>();
        elements(schema, any).forEach(part -> names.add(value(part, open, depth + 1)));
        return grammar.rule(String.join(" | ", names));
      }
    }
    return typed(schema, depth);
  }

  private String reference(String target, Set<String> open, int depth) {
    if (open.contains(target)) {
      throw new UnsupportedSchemaException("$ref to itself");
    }
    if (!target.equals("#")
        && !target.startsWith("#/$defs/")
        && !target.startsWith("#/definitions/")) {
      throw new UnsupportedSchemaException("$ref to another place than $defs");
    }
    JsonNode found = root.at(target.substring(1));
    if (found.isMissingNode()) {
      throw new UnsupportedSchemaException("$ref without a target");
    }
    Set<String> followed = new TreeSet<>(open);
    followed.add(target);
    if (!references.contains(target)) {
      references.add(target);
    }
    String name = prefix + "ref" + references.indexOf(target);
    return grammar.rule(name, () -> value(found, followed, depth + 1));
  }

  private String typed(JsonNode schema, int depth) {
    JsonNode type = schema.path("type");
    if (type.isMissingNode()) {
      if (schema.has("properties")) {
        type = JsonNodeFactory.instance.textNode("object");
      } else {
        only(schema, Set.of("$defs", "definitions"));
        return "value";
      }
    }
    List<String> types = new ArrayList<>();
    (type.isArray() ? type : List.of(type)).forEach(name -> types.add(name.asText()));
    Set<String> allowed = new TreeSet<>(Set.of("type", "$defs", "definitions"));
    for (String name : types) {
      allowed.addAll(known(name));
    }
    only(schema, allowed);
    List<String> names = types.stream().map(name -> ofType(name, schema, depth)).toList();
    if (names.isEmpty()) {
      throw new UnsupportedSchemaException("type without a name");
    }
    return names.size() == 1 ? names.get(0) : grammar.rule(String.join(" | ", names));
  }

  private String ofType(String type, JsonNode schema, int depth) {
    return switch (type) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "string" -> string(schema);
      default -> type;
    };
  }

  private String object(JsonNode schema, int depth) {
    JsonNode properties = schema.path("properties");
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (String name : required) {
      if (!properties.has(name)) {
        throw new UnsupportedSchemaException("required without a property");
      }
    }
    if (properties.isEmpty()) {
      JsonNode more = schema.path("additionalProperties");
      if (more.isObject()) {
        String member = "string \":\" ws " + value(more, Set.of(), depth + 1);
        return grammar.rule("\"{\" ws ( " + member + " ( \",\" ws " + member + " )* )? ws \"}\"");
      }
      return more.isBoolean() && !more.asBoolean() ? grammar.rule("\"{\" ws \"}\"") : "map";
    }
    List<String> members = new ArrayList<>();
    List<Boolean> needed = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      String key = Grammar.literal(JsonNodeFactory.instance.textNode(property.getKey()) + ":");
      members.add(key + " ws " + value(property.getValue(), Set.of(), depth + 1));
      needed.add(required.contains(property.getKey()));
    }
    return grammar.rule("\"{\" ws " + members(members, needed) + " ws \"}\"");
  }

  /** Members in their order; what is optional may be left out, with its comma. */
  private String members(List<String> members, List<Boolean> needed) {
    String first = "\"\"";
    String later = "\"\"";
    for (int i = members.size() - 1; i >= 0; i--) {
      String here = members.get(i) + " " + later;
      String next = "\",\" ws " + here;
      first = grammar.rule(needed.get(i) ? here : here + " | " + first);
      later = grammar.rule(needed.get(i) ? next : next + " | " + later);
    }
    return first;
  }

  private String array(JsonNode schema, int depth) {
    int least = repeats(schema, "minItems", 0);
    int most = repeats(schema, "maxItems", -1);
    JsonNode items = schema.path("items");
    String item = items.isMissingNode() ? "value" : value(items, Set.of(), depth + 1);
    String more = "( \",\" ws " + item + " )";
    if (most == 0) {
      return grammar.rule("\"[\" ws \"]\"");
    }
    String all = item + " " + more + times(Math.max(0, least - 1), most < 0 ? -1 : most - 1);
    return grammar.rule("\"[\" ws " + (least > 0 ? all : "( " + all + " )?") + " ws \"]\"");
  }

  private String string(JsonNode schema) {
    int least = repeats(schema, "minLength", 0);
    int most = repeats(schema, "maxLength", -1);
    if (schema.has("format")) {
      String format = schema.get("format").asText();
      if (!FORMATS.contains(format) || least > 0 || most >= 0) {
        throw new UnsupportedSchemaException("format");
      }
      return format;
    }
    return least == 0 && most < 0
        ? "string"
        : grammar.rule("\"\\\"\" char" + times(least, most) + " \"\\\"\"");
  }

  private static String times(int least, int most) {
    if (most >= 0 && least > most) {
      throw new UnsupportedSchemaException("a minimum above its maximum");
    }
    return "{" + least + "," + (most < 0 ? "" : most) + "}";
  }

  private static int repeats(JsonNode schema, String keyword, int otherwise) {
    JsonNode value = schema.path(keyword);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.canConvertToInt() || value.asInt() < 0 || value.asInt() > MOST_REPEATS) {
      throw new UnsupportedSchemaException(keyword + " outside 0 to " + MOST_REPEATS);
    }
    return value.asInt();
  }

  private static String choices(JsonNode schema) {
    List<String> texts = new ArrayList<>();
    if (schema.has("const")) {
      texts.add(Grammar.literal(schema.get("const").toString()));
    } else {
      elements(schema, "enum").forEach(value -> texts.add(Grammar.literal(value.toString())));
    }
    return String.join(" | ", texts);
  }

  private static JsonNode elements(JsonNode schema, String keyword) {
    JsonNode list = schema.get(keyword);
    if (!list.isArray() || list.isEmpty()) {
      throw new UnsupportedSchemaException(keyword + " that is no list");
    }
    return list;
  }

  private static Set<String> known(String type) {
    Set<String> keywords = KEYWORDS.get(type);
    if (keywords == null) {
      throw new UnsupportedSchemaException("type \"" + type + "\"");
    }
    return keywords;
  }

  private static void only(JsonNode schema, Set<String> keywords) {
    schema
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!keywords.contains(name) && !ANNOTATIONS.contains(name)) {
                throw new UnsupportedSchemaException(name);
              }
            });
  }
}
