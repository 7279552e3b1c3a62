package io.hearthlink.structured;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads strict JSON as it stands: numbers keep all their digits, and a key may be repeated only
 * with the same value.
 */
final class JsonText {

  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** More than the shortest form of any double; an exponent can stand for gigabytes of them. */
  private static final int MOST_DIGITS = 1000;

  private static final String OUT_OF_REACH =
      "A number is too large or too small: at most " + MOST_DIGITS + " digits.";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(Rewriter.DEEPEST + 2).build())
          .build();

  /** What stands in the text is no JSON, or contradicts itself. */
  static final class BadJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    BadJsonException(String problem) {
      super(problem);
      this.problem = problem;
    }

    /** What is wrong, for the model. */
    String problem() {
      return problem;
    }
  }

  private JsonText() {}

  /** Returns the one value that {@code json} is. */
  static JsonNode read(String json) throws BadJsonException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() == null) {
        throw new BadJsonException("There is no JSON.");
      }
      JsonNode value = value(parser);
      if (parser.nextToken() != null) {
        throw new BadJsonException("There is something behind the JSON.");
      }
      return value;
    } catch (IOException | NumberFormatException e) {
      // the latter is Jackson's for an exponent that no decimal has
      throw new BadJsonException(
          e instanceof NumberFormatException ? OUT_OF_REACH : "The JSON is broken.");
    }
  }

  private static JsonNode value(JsonParser parser) throws IOException, BadJsonException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private static JsonNode integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private static JsonNode decimal(JsonParser parser) throws IOException, BadJsonException {
    BigDecimal number = parser.getDecimalValue();
    if (Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new BadJsonException(OUT_OF_REACH);
    }
    return DecimalNode.valueOf(number);
  }

  private static JsonNode object(JsonParser parser) throws IOException, BadJsonException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      JsonNode value = value(parser);
      JsonNode before = object.get(key);
      if (before != null && !before.equals(value)) {
        throw new BadJsonException("A key is repeated with another value: \"" + key + "\".");
      }
      object.set(key, value);
    }
    return object;
  }

  private static JsonNode array(JsonParser parser) throws IOException, BadJsonException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }
}
