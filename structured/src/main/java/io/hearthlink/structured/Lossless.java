package io.hearthlink.structured;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts what has the wrong type and says the same in the right one: a number in quotes, a
 * boolean in quotes, a number for a text, the name of a constant in other letters.
 */
final class Lossless {

  private Lossless() {}

  /** Returns {@code value} with what can be converted. */
  static JsonNode converted(JsonNode value, List<Error> errors) {
    JsonNode result = value.deepCopy();
    for (Error error : errors) {
      JsonPointer place = JsonPointer.compile(error.getInstanceLocation().toString());
      JsonNode now = value.at(place);
      JsonNode better =
          switch (error.getKeyword()) {
            case "type" -> ofType(now, names(error.getSchemaNode()));
            case "enum" -> constant(now, error.getSchemaNode());
            default -> null;
          };
      if (better != null) {
        result = replaced(result, place, better);
      }
    }
    return result;
  }

  private static @Nullable JsonNode ofType(JsonNode value, List<String> types) {
    if (value.isTextual()) {
      String text = value.textValue();
      if (types.contains("boolean") && (text.equals("true") || text.equals("false"))) {
        return JsonText.NODES.booleanNode(text.equals("true"));
      }
      boolean wanted = types.contains("number") || types.contains("integer");
      return wanted && Numbers.is(text) ? number(text) : null;
    }
    return value.isIntegralNumber() && types.contains("string")
        ? JsonText.NODES.textNode(value.asText())
        : null;
  }

  private static @Nullable JsonNode number(String text) {
    try {
      return JsonText.read(text);
    } catch (JsonText.BadJsonException tooLong) {
      return null;
    }
  }

  private static @Nullable JsonNode constant(JsonNode value, JsonNode constants) {
    List<JsonNode> same = new ArrayList<>();
    for (JsonNode constant : constants) {
      if (value.isTextual() && value.textValue().equalsIgnoreCase(constant.textValue())) {
        same.add(constant);
      }
    }
    return same.size() == 1 ? same.get(0) : null;
  }

  private static List<String> names(JsonNode types) {
    List<String> names = new ArrayList<>();
    if (types.isArray()) {
      types.forEach(name -> names.add(name.asText()));
    } else {
      names.add(types.asText());
    }
    return names;
  }

  private static JsonNode replaced(JsonNode root, JsonPointer place, JsonNode value) {
    if (place.matches()) {
      return value;
    }
    JsonNode parent = root.at(place.head());
    if (parent instanceof ObjectNode object) {
      object.set(place.last().getMatchingProperty(), value);
    } else if (parent instanceof ArrayNode array) {
      array.set(place.last().getMatchingIndex(), value);
    }
    return root;
  }
}
