package io.hearthlink.structured;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthlink.error.ConfigurationException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the short form of a schema. Not thread-safe. */
final class ShortSchemaParser {

  private static final List<String> TYPES = List.of("string", "int", "number", "bool", "date");
  private static final int DEEPEST = 32;

  private final String text;
  private int at;
  private int depth;

  ShortSchemaParser(String text) {
    this.text = text;
  }

  ObjectNode schema() {
    ObjectNode schema = object();
    if (!atEnd()) {
      throw mistake("\",\" or the end is expected");
    }
    return schema;
  }

  private ObjectNode object() {
    ObjectNode schema = node("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    do {
      skip();
      int start = at;
      String name = word("a name");
      if (properties.has(name)) {
        throw mistake(start, "\"" + name + "\" is named twice");
      }
      ObjectNode type = typeStarts() ? type() : node("string");
      boolean optional = take('?');
      properties.set(name, optional ? orNull(type) : type);
      if (!optional) {
        required.add(name);
      }
    } while (take(','));
    return schema.put("additionalProperties", false);
  }

  private boolean typeStarts() {
    skip();
    return at < text.length() && ",?}]".indexOf(text.charAt(at)) < 0;
  }

  private ObjectNode type() {
    if (++depth > DEEPEST) {
      throw mistake("there are more than " + DEEPEST + " levels");
    }
    ObjectNode type = take('[') ? list() : take('{') ? nested() : plain();
    depth--;
    return type;
  }

  private ObjectNode list() {
    ObjectNode list = node("array");
    list.set("items", typeStarts() ? type() : node("string"));
    expect(']');
    return list;
  }

  private ObjectNode nested() {
    ObjectNode nested = object();
    expect('}');
    return nested;
  }

  private ObjectNode plain() {
    skip();
    int start = at;
    String first = word("a type");
    if (take('|')) {
      return choice(first);
    }
    return switch (first) {
      case "string" -> node("string");
      case "int" -> node("integer");
      case "number" -> node("number");
      case "bool" -> node("boolean");
      case "date" -> node("string").put("format", "date");
      default ->
          throw mistake(
              start,
              "\""
                  + first
                  + "\" is no type: there are "
                  + String.join(", ", TYPES)
                  + ", [type], {fields} and word|word");
    };
  }

  private ObjectNode choice(String first) {
    Set<String> words = new LinkedHashSet<>(List.of(first));
    do {
      words.add(word("a word"));
    } while (take('|'));
    ObjectNode choice = node("string");
    words.forEach(choice.putArray("enum")::add);
    return choice;
  }

  private static ObjectNode orNull(ObjectNode type) {
    if (type.size() == 1) {
      String name = type.path("type").asText();
      type.putArray("type").add(name).add("null");
      return type;
    }
    ObjectNode either = JsonText.NODES.objectNode();
    either.putArray("anyOf").add(type).add(node("null"));
    return either;
  }

  private String word(String what) {
    skip();
    int start = at;
    while (at < text.length() && belongs(text.charAt(at), at > start)) {
      at++;
    }
    if (at == start) {
      throw mistake(what + " is expected");
    }
    return text.substring(start, at);
  }

  private static boolean belongs(char c, boolean inside) {
    return Character.isLetter(c) || c == '_' || (inside && (Character.isDigit(c) || c == '-'));
  }

  private boolean take(char c) {
    skip();
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw mistake("\"" + c + "\" is expected");
    }
  }

  private boolean atEnd() {
    skip();
    return at == text.length();
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static ObjectNode node(String type) {
    return JsonText.NODES.objectNode().put("type", type);
  }

  private ConfigurationException mistake(String problem) {
    skip();
    return mistake(at, problem);
  }

  private ConfigurationException mistake(int place, String problem) {
    return new ConfigurationException(
        "The short schema is wrong at character " + (place + 1) + ": " + problem + ".",
        null,
        "schema",
        1,
        place + 1,
        List.of(),
        null);
  }
}
