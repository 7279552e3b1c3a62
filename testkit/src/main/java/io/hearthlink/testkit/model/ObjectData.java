package io.hearthlink.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes an object for a schema: what is required, and some of what is not. */
final class ObjectData {

  private final SchemaData data;
  private final ObjectNode schema;
  private final int depth;
  private final int least;
  private final int most;
  private final JsonNode rest;
  private final ObjectNode made = JsonNodeFactory.instance.objectNode();

  ObjectData(SchemaData data, ObjectNode schema, int depth) {
    this.data = data;
    this.schema = schema;
    this.depth = depth;
    this.least = schema.path("minProperties").asInt(0);
    this.most = schema.path("maxProperties").asInt(Integer.MAX_VALUE);
    JsonNode additional = schema.path("additionalProperties");
    this.rest = additional.isMissingNode() ? BooleanNode.TRUE : additional;
  }

  ObjectNode make() {
    List<Map.Entry<String, JsonNode>> optional = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (SchemaReader.required(schema, property.getKey())) {
        made.set(property.getKey(), data.make(property.getValue(), depth + 1));
      } else {
        optional.add(property);
      }
    }
    for (JsonNode name : schema.path("required")) {
      if (!made.has(name.asText())) {
        made.set(name.asText(), data.make(rest, depth + 1));
      }
    }
    optional.forEach(this::addOptional);
    addFurther(optional);
    if (made.size() < least || made.size() > most) {
      throw new NoDataException("its number of properties cannot be kept");
    }
    return made;
  }

  private void addOptional(Map.Entry<String, JsonNode> property) {
    boolean wanted = !data.deep(depth) && data.random().nextInt(4) > 0;
    if ((wanted || made.size() < least) && made.size() < most) {
      try {
        made.set(property.getKey(), data.make(property.getValue(), depth + 1));
      } catch (NoDataException e) {
        // it is optional, so an object without it is as valid
        made.remove(property.getKey());
      }
    }
  }

  /** Names of its own, where too few are declared; of a map, which declares none, one or two. */
  private void addFurther(List<Map.Entry<String, JsonNode>> optional) {
    boolean map = rest.isObject() && optional.isEmpty() && made.isEmpty() && !data.deep(depth);
    int wanted = Math.max(least, map ? Math.min(most, 1 + data.random().nextInt(2)) : 0);
    for (int i = 1; made.size() < wanted; i++) {
      String name = "key" + i;
      if (!schema.path("properties").has(name) && !made.has(name)) {
        made.set(name, data.make(rest, depth + 1));
      }
    }
  }
}
