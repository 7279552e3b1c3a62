package io.hearthlink.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads a value as the type that a schema wants, where it stays the same value. */
final class JsonTypes {

  /** Longer numbers are no integer that a tool could take, and slow to write out. */
  private static final int MOST_DIGITS = 40;

  /** More than the shortest form of any double. */
  private static final int MOST_ZEROS = 1000;

  private JsonTypes() {}

  /** The types that {@code schema} allows by name; empty where it names none. */
  static List<String> of(JsonNode schema) {
    List<String> types = new ArrayList<>();
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      types.add(type.textValue());
    }
    type.forEach(one -> types.add(one.asText()));
    return types;
  }

  /** Returns {@code value} as {@code schema} wants it; a missing node where it cannot be. */
  static JsonNode as(JsonNode value, JsonNode schema) {
    List<String> types = of(schema);
    if (types.isEmpty() || types.stream().anyMatch(type -> is(value, type))) {
      return allowed(value, schema);
    }
    for (String type : types) {
      JsonNode read = read(value, type);
      if (is(read, type)) {
        return allowed(read, schema);
      }
    }
    return MissingNode.getInstance();
  }

  /** Whether {@code value} says that there is none, in JSON or in Python. */
  static boolean isNone(JsonNode value) {
    return value.isNull() || "null".equals(value.textValue()) || "None".equals(value.textValue());
  }

  private static JsonNode allowed(JsonNode value, JsonNode schema) {
    boolean allowed = !schema.has("const") || schema.path("const").equals(value);
    if (schema.has("enum")) {
      boolean listed = false;
      for (JsonNode choice : schema.path("enum")) {
        listed |= choice.equals(value);
      }
      allowed &= listed;
    }
    return allowed ? value : MissingNode.getInstance();
  }

  private static boolean is(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber() && !isExtreme(value);
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> !value.isMissingNode();
    };
  }

  /** Whether a tool could work on a number for minutes, or write it out as gigabytes. */
  private static boolean isExtreme(JsonNode value) {
    return value.isBigDecimal() && Math.abs((long) value.decimalValue().scale()) > MOST_ZEROS;
  }

  private static JsonNode read(JsonNode value, String type) {
    String text = value.textValue();
    return switch (type) {
      case "integer" -> integer(text == null ? value : StrictJson.read(text));
      case "number", "array", "object" ->
          text == null ? MissingNode.getInstance() : StrictJson.read(text);
      case "boolean" ->
          "true".equalsIgnoreCase(text) || "false".equalsIgnoreCase(text)
              ? BooleanNode.valueOf("true".equalsIgnoreCase(text))
              : MissingNode.getInstance();
      case "null" -> isNone(value) ? NullNode.getInstance() : MissingNode.getInstance();
      default -> MissingNode.getInstance();
    };
  }

  private static JsonNode integer(JsonNode value) {
    if (!value.isNumber() || value.isIntegralNumber()) {
      return value;
    }
    BigDecimal number = value.decimalValue();
    // first, and as long: exponents near the end of an int overflow what follows
    boolean fits = (long) number.precision() - number.scale() <= MOST_DIGITS;
    boolean whole = fits && (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0);
    return whole ? StrictJson.read(number.toBigInteger().toString()) : value;
  }
}
