package io.hearthlink.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes an array for a schema, with up to two items more than there must be. */
final class ArrayData {

  private static final int MOST = 1_000;
  private static final int TRIES = 50;

  private final SchemaData data;
  private final ObjectNode schema;
  private final int depth;
  private final int least;
  private final JsonNode items;
  private final ArrayNode made = JsonNodeFactory.instance.arrayNode();

  ArrayData(SchemaData data, ObjectNode schema, int depth) {
    this.data = data;
    this.schema = schema;
    this.depth = depth;
    this.least = schema.path("minItems").asInt(0);
    JsonNode declared = schema.path("items");
    this.items = declared.isMissingNode() ? BooleanNode.TRUE : declared;
  }

  ArrayNode make() {
    if (items.isArray()) {
      throw new NoDataException("items as a list is not supported; prefixItems is");
    }
    int most = Math.min(schema.path("maxItems").asInt(MOST), MOST);
    if (least > most) {
      throw new NoDataException("it must have more items than it may, or than " + MOST);
    }
    int wanted = data.deep(depth) ? least : Math.min(most, least + data.random().nextInt(3));
    int fixed = schema.path("prefixItems").size();
    wanted = Math.min(most, Math.max(wanted, data.deep(depth) ? least : fixed));
    while (made.size() < wanted && add()) {
      // one more
    }
    if (made.size() < least) {
      throw new NoDataException("there are too few different items");
    }
    return made;
  }

  /** Adds an item; false where none can be added, which an array that is long enough can bear. */
  private boolean add() {
    JsonNode prefix = schema.path("prefixItems").path(made.size());
    JsonNode part = prefix.isMissingNode() ? items : prefix;
    boolean unique = schema.path("uniqueItems").asBoolean();
    for (int i = 0; i < TRIES; i++) {
      JsonNode item;
      try {
        item = data.make(part, depth + 1);
      } catch (NoDataException e) {
        if (made.size() < least) {
          throw e;
        }
        return false;
      }
      if (!unique || !has(item)) {
        made.add(item);
        return true;
      }
    }
    return false;
  }

  private boolean has(JsonNode item) {
    for (JsonNode each : made) {
      if (each.equals(item) || sameNumber(each, item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameNumber(JsonNode a, JsonNode b) {
    return a.isNumber() && b.isNumber() && a.decimalValue().compareTo(b.decimalValue()) == 0;
  }
}
