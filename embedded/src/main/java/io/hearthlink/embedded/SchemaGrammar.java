package io.hearthlink.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hearthlink.embedded.SchemaRules.Bounds;
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

  private static final int DEEPEST = 64;

  private final Grammar grammar;
  private final JsonNode root;
  private final String prefix;
  private final List<String> references = new ArrayList<>();

  /**
   * @param prefix keeps the references of several schemas in one grammar apart
   */
  SchemaGrammar(Grammar grammar, JsonNode root, String prefix) {
    this.grammar = grammar;
    this.root = root;
    this.prefix = prefix;
  }

  /**
   * The grammar of {@code schema}.
   *
   * @throws UnsupportedSchemaException if the schema leaves the subset
   */
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
    if (!schema.isObject()) {
      throw new UnsupportedSchemaException("a part that is no JSON object");
    }
    if (schema.isEmpty()) {
      return "value";
    }
    if (schema.has("$ref")) {
      SchemaRules.only(schema, Set.of("$ref"));
      return reference(schema.get("$ref").asText(), open, depth);
    }
    if (schema.has("const")) {
      SchemaRules.only(schema, Set.of("const", "type"));
      return grammar.rule(Grammar.literal(schema.get("const").toString()));
    }
    if (schema.has("enum")) {
      SchemaRules.only(schema, Set.of("enum", "type"));
      List<String> texts = new ArrayList<>();
      SchemaRules.elements(schema, "enum")
          .forEach(value -> texts.add(Grammar.literal(value.toString())));
      return grammar.rule(String.join(" | ", texts));
    }
    for (String any : List.of("anyOf", "oneOf")) {
      if (schema.has(any)) {
        SchemaRules.only(schema, Set.of(any));
        List<String> names = new ArrayList<>();
        for (JsonNode choice : SchemaRules.elements(schema, any)) {
          names.add(value(choice, open, depth + 1));
        }
        return grammar.rule(String.join(" | ", names));
      }
    }
    List<String> names =
        SchemaRules.types(schema).stream().map(type -> ofType(type, schema, depth)).toList();
    return names.size() == 1 ? names.get(0) : grammar.rule(String.join(" | ", names));
  }

  private String reference(String target, Set<String> open, int depth) {
    if (open.contains(target)) {
      throw new UnsupportedSchemaException("a \"$ref\" to itself");
    }
    JsonNode found = SchemaRules.target(root, target);
    Set<String> followed = new TreeSet<>(open);
    followed.add(target);
    if (!references.contains(target)) {
      references.add(target);
    }
    String name = prefix + "ref" + references.indexOf(target);
    return grammar.rule(name, () -> value(found, followed, depth + 1));
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
    Set<String> required = SchemaRules.required(schema);
    JsonNode properties = schema.path("properties");
    if (properties.isEmpty()) {
      return map(schema.path("additionalProperties"), depth);
    }
    List<Member> members = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      String name = JsonNodeFactory.instance.textNode(property.getKey()).toString();
      String value = value(property.getValue(), Set.of(), depth + 1);
      members.add(
          new Member(
              Grammar.literal(name + ":") + " ws " + value, required.contains(property.getKey())));
    }
    return grammar.rule("\"{\" ws " + members(members) + " ws \"}\"");
  }

  private String map(JsonNode values, int depth) {
    if (values.isObject()) {
      String member = "string \":\" ws " + value(values, Set.of(), depth + 1);
      return grammar.rule("\"{\" ws ( " + member + " ( \",\" ws " + member + " )* )? ws \"}\"");
    }
    return values.isBoolean() && !values.asBoolean() ? grammar.rule("\"{\" ws \"}\"") : "map";
  }

  /** Members in their order; what is optional may be left out, with its comma. */
  private String members(List<Member> members) {
    String first = "\"\"";
    String later = "\"\"";
    for (int i = members.size() - 1; i >= 0; i--) {
      Member member = members.get(i);
      String here = member.text() + " " + later;
      first = grammar.rule(member.required() ? here : here + " | " + first);
      later = grammar.rule("\",\" ws " + here + (member.required() ? "" : " | " + later));
    }
    return first;
  }

  private String array(JsonNode schema, int depth) {
    Bounds bounds = SchemaRules.bounds(schema, "minItems", "maxItems");
    if (bounds.most() == 0) {
      return grammar.rule("\"[\" ws \"]\"");
    }
    JsonNode items = schema.path("items");
    String item = items.isMissingNode() ? "value" : value(items, Set.of(), depth + 1);
    String all = item + " ( \",\" ws " + item + " )" + bounds.afterFirst();
    return grammar.rule(
        "\"[\" ws " + (bounds.least() > 0 ? all : "( " + all + " )?") + " ws \"]\"");
  }

  private String string(JsonNode schema) {
    if (schema.has("format")) {
      return SchemaRules.format(schema);
    }
    if (!schema.has("minLength") && !schema.has("maxLength")) {
      return "string";
    }
    Bounds bounds = SchemaRules.bounds(schema, "minLength", "maxLength");
    return grammar.rule("\"\\\"\" char" + bounds + " \"\\\"\"");
  }

  private record Member(String text, boolean required) {}
}
