package io.hearthlink.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Makes data that is valid for a JSON Schema, the same for the same seed. Below some depth it makes
 * what is required and nothing more, so that recursive schemas end. Not thread-safe.
 */
final class SchemaData {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEP = 3;
  private static final int DEEPEST = 24;
  private static final int MOST = 20_000;

  private final SchemaReader reader;
  private final Random random;
  private int made;

  private SchemaData(JsonNode root, long seed) {
    this.reader = new SchemaReader(root);
    this.random = new Random(seed);
  }

  /**
   * Data for a schema.
   *
   * @throws NoDataException if none can be made
   */
  static JsonNode of(JsonNode schema, long seed) {
    return new SchemaData(schema, seed).make(schema, 0);
  }

  JsonNode make(JsonNode schema, int depth) {
    if (depth > DEEPEST || ++made > MOST) {
      throw new NoDataException("there is no end to what it requires");
    }
    ObjectNode plain = reader.plain(schema);
    if (plain.has("anyOf") || plain.has("oneOf")) {
      return ofChoice(plain, plain.has("anyOf") ? "anyOf" : "oneOf", depth);
    }
    Keywords.refuseUnknown(plain);
    if (plain.has("const") || plain.has("enum")) {
      return oneOf(Keywords.values(plain));
    }
    return first(mixed(SchemaTypes.toMake(plain)), type -> ofType(type, plain, depth));
  }

  /** Whether only what is required is made at this depth. */
  boolean deep(int depth) {
    return depth >= DEEP;
  }

  Random random() {
    return random;
  }

  private JsonNode ofType(String type, ObjectNode plain, int depth) {
    return switch (type) {
      case "object" -> new ObjectData(this, plain, depth).make();
      case "array" -> new ArrayData(this, plain, depth).make();
      case "string" -> JSON.textNode(StringData.of(plain, random));
      case "integer" -> JSON.numberNode(NumberData.of(plain, true, random).toBigIntegerExact());
      case "number" -> JSON.numberNode(NumberData.of(plain, false, random));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "null" -> JSON.nullNode();
      default -> throw new NoDataException("there is no type " + type);
    };
  }

  private JsonNode ofChoice(ObjectNode plain, String keyword, int depth) {
    ObjectNode rest = plain.deepCopy();
    JsonNode branches = rest.remove(keyword);
    List<Integer> order = mixed(IntStream.range(0, branches.size()).boxed().toList());
    if (deep(depth)) {
      order.sort((a, b) -> Boolean.compare(nests(branches.get(a)), nests(branches.get(b))));
    }
    return first(
        order,
        chosen -> {
          for (int other : keyword.equals("oneOf") ? order : List.<Integer>of()) {
            if (other != chosen && !reader.apart(branches.get(chosen), branches.get(other))) {
              throw new NoDataException("more than one part of its oneOf may fit");
            }
          }
          return make(SchemaMerge.allOf(rest, branches.get(chosen)), depth);
        });
  }

  private boolean nests(JsonNode branch) {
    List<String> types = SchemaTypes.toMake(reader.plain(branch));
    return types.contains("object") || types.contains("array");
  }

  private JsonNode oneOf(List<JsonNode> values) {
    if (values.isEmpty()) {
      throw new NoDataException("none of its values has its type");
    }
    return values.get(random.nextInt(values.size()));
  }

  private <T> List<T> mixed(List<T> ordered) {
    List<T> mixed = new ArrayList<>(ordered);
    Collections.shuffle(mixed, random);
    return mixed;
  }

  private static <T> JsonNode first(List<T> ways, Function<T, JsonNode> maker) {
    NoDataException last = new NoDataException("it allows nothing");
    for (T way : ways) {
      try {
        return maker.apply(way);
      } catch (NoDataException e) {
        last = e;
      }
    }
    throw last;
  }
}
