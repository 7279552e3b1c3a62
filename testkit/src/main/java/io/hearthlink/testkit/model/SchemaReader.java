package io.hearthlink.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the parts of one schema: what a {@code $ref} stands for, what an {@code allOf} comes to.
 */
final class SchemaReader {

  private static final int MOST_HOPS = 50;

  private final JsonNode root;

  SchemaReader(JsonNode root) {
    this.root = root;
  }

  /** The part as one object, with neither {@code $ref} nor {@code allOf}. */
  ObjectNode plain(JsonNode part) {
    return plain(part, 0);
  }

  /** Whether data made for the first part surely does not fit the second. */
  boolean apart(JsonNode made, JsonNode other) {
    ObjectNode a = plain(made);
    ObjectNode b = plain(other);
    return SchemaTypes.apart(a, b) || valuesApart(a, b) || propertiesApart(a, b);
  }

  private ObjectNode plain(JsonNode part, int hops) {
    if (hops > MOST_HOPS) {
      throw new NoDataException("a $ref leads to itself");
    }
    if (part.isBoolean() && part.asBoolean()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!(part instanceof ObjectNode object)) {
      throw new NoDataException(
          part.isBoolean() ? "it allows nothing" : "a part of it is no schema");
    }
    ObjectNode plain = object.deepCopy();
    JsonNode reference = plain.remove("$ref");
    JsonNode all = plain.remove("allOf");
    if (reference != null) {
      plain = SchemaMerge.both(plain(resolve(reference.asText()), hops + 1), plain);
    }
    if (all != null) {
      for (JsonNode each : all) {
        plain = SchemaMerge.both(plain, plain(each, hops + 1));
      }
    }
    return plain;
  }

  private JsonNode resolve(String reference) {
    if (!reference.equals("#") && !reference.startsWith("#/")) {
      throw new NoDataException("the $ref " + reference + " leads out of the schema");
    }
    // a plus is a plus here, unlike in a form
    String escaped = reference.substring(1).replace("+", "%2B");
    JsonNode found = root.at(URLDecoder.decode(escaped, StandardCharsets.UTF_8));
    if (found.isMissingNode()) {
      throw new NoDataException("the $ref " + reference + " leads nowhere");
    }
    return found;
  }

  private static boolean valuesApart(ObjectNode a, ObjectNode b) {
    if (!Keywords.named(a) || !Keywords.named(b)) {
      return false;
    }
    List<JsonNode> theirs = Keywords.values(b);
    return Keywords.values(a).stream().noneMatch(theirs::contains);
  }

  private boolean propertiesApart(ObjectNode a, ObjectNode b) {
    if (!SchemaTypes.toMake(a).equals(List.of("object"))) {
      return false;
    }
    JsonNode mine = a.path("properties");
    for (JsonNode name : b.path("required")) {
      if (!mine.has(name.asText()) && !required(a, name.asText())) {
        return true;
      }
    }
    for (var property : b.path("properties").properties()) {
      if (mine.has(property.getKey())
          && required(a, property.getKey())
          && valuesApart(plain(mine.get(property.getKey())), plain(property.getValue()))) {
        return true;
      }
    }
    return false;
  }

  static boolean required(ObjectNode schema, String name) {
    for (JsonNode each : schema.path("required")) {
      if (each.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
