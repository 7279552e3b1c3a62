package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the definitions of a schema where they are used, apart from those that refer to themselves:
 * some servers drop the whole schema when they meet a reference. Not thread-safe.
 */
final class Definitions {

  private static final String DEFS = "$defs";
  private static final String REF = "$ref";
  private static final String PREFIX = "#/$defs/";

  /** A schema that grows beyond this keeps its references. */
  private static final int MOST_NODES = 10_000;

  private final JsonNode definitions;
  private final Set<String> recursive = new LinkedHashSet<>();
  private int nodes;

  private Definitions(JsonNode definitions) {
    this.definitions = definitions;
  }

  /**
   * Returns {@code schema} with as few references as it can have, each to {@code $defs}.
   *
   * @param name what a root that refers to itself is called
   */
  static ObjectNode inlined(ObjectNode schema, String name) {
    ObjectNode named = withNamedRoot(schema, name);
    Definitions all = new Definitions(named.path(DEFS));
    for (Map.Entry<String, JsonNode> definition : all.definitions.properties()) {
      if (all.reaches(definition.getValue(), definition.getKey(), new HashSet<>())) {
        all.recursive.add(definition.getKey());
      }
    }
    ObjectNode root = named.deepCopy();
    root.remove(DEFS);
    ObjectNode result = (ObjectNode) all.expand(root);
    if (!all.recursive.isEmpty()) {
      ObjectNode kept = result.putObject(DEFS);
      all.recursive.forEach(key -> kept.set(key, all.expand(all.definitions.path(key))));
    }
    return all.nodes > MOST_NODES ? named : result;
  }

  /** Returns the schema of a list of what {@code schema} describes. */
  static ObjectNode listOf(ObjectNode schema) {
    ObjectNode item = schema.deepCopy();
    ObjectNode list = JsonText.NODES.objectNode().put("type", "array");
    list.set("items", item);
    for (String ofTheRoot : List.of("$schema", DEFS, "definitions")) {
      Optional.ofNullable(item.remove(ofTheRoot)).ifPresent(part -> list.set(ofTheRoot, part));
    }
    return list;
  }

  private static ObjectNode withNamedRoot(ObjectNode schema, String name) {
    if (schema.findValuesAsText(REF).stream().noneMatch("#"::equals)) {
      return schema;
    }
    ObjectNode named = schema.deepCopy();
    String free = name;
    while (named.path(DEFS).has(free)) {
      free += "_";
    }
    rename(named, PREFIX + free);
    ObjectNode root = named.deepCopy();
    root.remove(DEFS);
    named.withObjectProperty(DEFS).set(free, root);
    return named;
  }

  private static void rename(JsonNode node, String reference) {
    if (node instanceof ObjectNode object && "#".equals(object.path(REF).textValue())) {
      object.put(REF, reference);
    }
    node.forEach(child -> rename(child, reference));
  }

  private boolean reaches(JsonNode node, String key, Set<String> seen) {
    String target = target(node);
    if (target.equals(key)) {
      return true;
    }
    if (!target.isEmpty() && seen.add(target) && reaches(definitions.path(target), key, seen)) {
      return true;
    }
    for (JsonNode child : node) {
      if (reaches(child, key, seen)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode expand(JsonNode node) {
    if (++nodes > MOST_NODES) {
      return node;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonText.NODES.arrayNode();
      array.forEach(item -> copy.add(expand(item)));
      return copy;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    String target = target(object);
    ObjectNode copy = JsonText.NODES.objectNode();
    if (!target.isEmpty() && !recursive.contains(target) && definitions.has(target)) {
      copy.setAll((ObjectNode) expand(definitions.path(target)));
      ObjectNode own = object.deepCopy();
      own.remove(REF);
      copy.setAll(own);
      return copy;
    }
    object.properties().forEach(field -> copy.set(field.getKey(), expand(field.getValue())));
    return copy;
  }

  private static String target(JsonNode node) {
    String reference = node.path(REF).asText();
    return reference.startsWith(PREFIX) ? reference.substring(PREFIX.length()) : "";
  }
}
