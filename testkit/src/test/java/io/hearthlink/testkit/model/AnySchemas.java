package io.hearthlink.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Schemas of every form that SchemaModel knows, each of which some data fits. */
final class AnySchemas {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AnySchemas() {}

  /** Schemas whose references lead into the definitions of {@link #root}. */
  static Arbitrary<JsonNode> parts(int levels) {
    Arbitrary<JsonNode> leaf =
        Arbitraries.oneOf(
            texts(), formats(), patterns(), integers(), numbers(), values(), several());
    if (levels == 0) {
      return leaf;
    }
    Arbitrary<JsonNode> inner = parts(levels - 1);
    return Arbitraries.oneOf(
        leaf,
        leaf,
        objects(inner),
        objects(inner),
        arrays(inner),
        maps(inner),
        either(inner),
        merged(inner),
        unions(inner),
        references());
  }

  /** The part as a whole schema: with definitions, one of them recursive. */
  static ObjectNode root(JsonNode part) {
    ObjectNode root = ((ObjectNode) part).deepCopy();
    ObjectNode definitions = root.putObject("$defs");
    ObjectNode tree = definitions.putObject("tree").put("type", "object");
    tree.putArray("required").add("name").add("next");
    ObjectNode properties = tree.putObject("properties");
    properties.putObject("name").put("type", "string");
    properties
        .putObject("leaves")
        .put("type", "array")
        .putObject("items")
        .put("$ref", "#/$defs/tree");
    properties.putObject("next").putArray("anyOf").add(reference("tree")).add(typed("null"));
    definitions.set("a~/%b", typed("integer").put("minimum", 3));
    return root;
  }

  private static Arbitrary<JsonNode> references() {
    return Arbitraries.of(
        reference("tree"),
        reference("a~0~1%25b"),
        reference("tree").put("description", "a tree"),
        reference("a~0~1%25b").put("maximum", 4));
  }

  private static ObjectNode reference(String name) {
    return JSON.objectNode().put("$ref", "#/$defs/" + name);
  }

  private static ObjectNode typed(String type) {
    return JSON.objectNode().put("type", type);
  }

  private static Arbitrary<JsonNode> texts() {
    Arbitrary<Integer> length = Arbitraries.integers().between(0, 30);
    return Combinators.combine(length, length)
        .as(
            (a, b) ->
                typed("string").put("minLength", Math.min(a, b)).put("maxLength", Math.max(a, b)));
  }

  private static Arbitrary<JsonNode> formats() {
    return Arbitraries.of(
            "date",
            "time",
            "date-time",
            "duration",
            "uuid",
            "email",
            "hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "json-pointer",
            "relative-json-pointer",
            "regex",
            "of-its-own")
        .map(format -> typed("string").put("format", format));
  }

  private static Arbitrary<JsonNode> patterns() {
    return Arbitraries.of(
            "^[A-Z]{2}\\d{4}$",
            "^(yes|no|may(be)?)$",
            "\\w+@\\w+\\.(com|org)",
            "^[^a-z\\s]+$",
            "a.c",
            "^\\+?[0-9][0-9 ()-]{3,12}$",
            "^(?:[0-9]{1,3}\\.){3}[0-9]{1,3}$",
            "x*y+z?",
            "^$",
            "^[\\w.-]{1,8}\\\\$",
            "^\\u0041|b{2,}$",
            "^(a|b(c|d)*)+$")
        .map(pattern -> typed("string").put("pattern", pattern));
  }

  private static Arbitrary<JsonNode> integers() {
    Arbitrary<Integer> bound = Arbitraries.integers().between(-1_000_000, 1_000_000);
    return Combinators.combine(bound, bound, Arbitraries.integers().between(0, 4))
        .as(
            (a, b, form) -> {
              ObjectNode schema = typed("integer");
              int low = Math.min(a, b);
              return switch (form) {
                case 0 -> schema;
                case 1 -> schema.put("minimum", low);
                case 2 -> schema.put("exclusiveMaximum", low);
                case 3 -> schema.put("minimum", low).put("maximum", Math.max(a, b));
                default -> schema.put("multipleOf", 0.4).put("exclusiveMinimum", low);
              };
            });
  }

  private static Arbitrary<JsonNode> numbers() {
    Arbitrary<BigDecimal> bound =
        Arbitraries.bigDecimals()
            .between(BigDecimal.valueOf(-1000), BigDecimal.valueOf(1000))
            .ofScale(4);
    return Combinators.combine(bound, bound, Arbitraries.integers().between(0, 4))
        .as(
            (a, b, form) -> {
              ObjectNode schema = typed("number");
              return switch (form) {
                case 0 -> schema;
                case 1 -> schema.put("exclusiveMinimum", a);
                case 2 -> schema.put("minimum", a.min(b)).put("maximum", a.max(b));
                case 3 ->
                    schema
                        .put("exclusiveMinimum", a)
                        .put("exclusiveMaximum", a.add(new BigDecimal("0.001")));
                default -> schema.put("multipleOf", new BigDecimal("0.25")).put("maximum", a);
              };
            });
  }

  private static Arbitrary<JsonNode> values() {
    return Arbitraries.of(
            "{\"enum\":[\"red\",\"green\"]}",
            "{\"type\":\"string\",\"enum\":[1,\"a\",null]}",
            "{\"const\":{\"a\":[1]}}",
            "{\"type\":\"integer\",\"enum\":[1.5,2.0]}",
            "{\"const\":null}",
            "{\"type\":[\"string\",\"null\"],\"enum\":[null,\"x\"]}")
        .map(Validity::json);
  }

  private static Arbitrary<JsonNode> several() {
    return Arbitraries.of("string", "integer", "number", "boolean", "null", "array", "object")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .uniqueElements()
        .map(
            types -> {
              ObjectNode schema = JSON.objectNode();
              types.forEach(schema.putArray("type")::add);
              return schema;
            });
  }

  private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> inner) {
    return Combinators.combine(inner.list().ofMaxSize(4), Arbitraries.integers().between(0, 31))
        .as((properties, bits) -> object("p", properties, bits));
  }

  private static ObjectNode object(String prefix, List<JsonNode> properties, int bits) {
    ObjectNode schema = typed("object");
    ObjectNode declared = schema.putObject("properties");
    List<String> required = new ArrayList<>();
    for (int i = 0; i < properties.size(); i++) {
      declared.set(prefix + i, properties.get(i));
      if ((bits >> i & 1) == 1) {
        required.add(prefix + i);
      }
    }
    required.forEach(schema.putArray("required")::add);
    if ((bits & 16) != 0) {
      schema.put("minProperties", properties.size()).put("additionalProperties", false);
    }
    return schema;
  }

  private static Arbitrary<JsonNode> maps(Arbitrary<JsonNode> inner) {
    return Combinators.combine(inner, Arbitraries.integers().between(0, 3))
        .as(
            (value, least) -> {
              ObjectNode schema = typed("object").put("minProperties", least);
              return schema.set("additionalProperties", value);
            });
  }

  private static Arbitrary<JsonNode> arrays(Arbitrary<JsonNode> inner) {
    return Combinators.combine(inner, inner, Arbitraries.integers().between(0, 15))
        .as(
            (items, other, bits) -> {
              ObjectNode schema = typed("array");
              schema.set("items", items);
              if ((bits & 1) == 1) {
                schema.put("minItems", bits & 3);
              }
              if ((bits & 4) == 4) {
                schema.putArray("prefixItems").add(other).add(items);
              }
              if ((bits & 8) == 8) {
                schema.put("maxItems", 3);
              }
              return schema;
            });
  }

  private static Arbitrary<JsonNode> either(Arbitrary<JsonNode> inner) {
    return inner
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            branches -> {
              ObjectNode schema = JSON.objectNode().put("description", "a choice");
              branches.forEach(schema.putArray("anyOf")::add);
              return schema;
            });
  }

  private static Arbitrary<JsonNode> merged(Arbitrary<JsonNode> inner) {
    return Combinators.combine(inner.list().ofMaxSize(2), inner.list().ofMaxSize(2), inner)
        .as(
            (a, b, c) -> {
              ObjectNode schema = object("r", List.of(c), 1);
              schema.putArray("allOf").add(object("p", a, 1)).add(object("q", b, 2));
              return schema;
            });
  }

  private static Arbitrary<JsonNode> unions(Arbitrary<JsonNode> inner) {
    return inner.map(
        part -> {
          ObjectNode schema = JSON.objectNode();
          for (String kind : List.of("cat", "dog")) {
            ObjectNode branch = object(kind, List.of(part), 1);
            ((ObjectNode) branch.get("properties")).putObject("kind").put("const", kind);
            branch.withArray("required").add("kind");
            schema.withArray("oneOf").add(branch);
          }
          schema.withArray("oneOf").add(typed("null"));
          return schema;
        });
  }
}
