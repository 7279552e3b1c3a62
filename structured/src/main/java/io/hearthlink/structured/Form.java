package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthlink.structured.JsonText.BadJsonException;
import io.hearthlink.structured.SchemaCheck.Checked;
import java.util.List;
import java.util.Optional;

/**
 * The form of an answer on the wire: always an object, since servers want one. What is none is put
 * into the property {@code value}, and taken out again. Thread-safe.
 */
final class Form {

  private static final String VALUE = "value";

  private final boolean wrapped;
  private final ObjectNode sent;
  private final SchemaCheck check;

  private Form(boolean wrapped, ObjectNode sent, SchemaCheck check) {
    this.wrapped = wrapped;
    this.sent = sent;
    this.check = check;
  }

  /** The form of what {@code schema} describes. */
  static Form of(ObjectNode schema) {
    boolean wrapped = !schema.path("type").asText().equals("object");
    ObjectNode whole = wrapped ? wrapped(schema) : schema;
    ObjectNode sent = whole.deepCopy();
    Constraints.hide(sent);
    sent.remove("$schema");
    return new Form(wrapped, sent, new SchemaCheck(whole));
  }

  private static ObjectNode wrapped(ObjectNode schema) {
    ObjectNode inner = schema.deepCopy();
    ObjectNode whole = JsonText.NODES.objectNode().put("type", "object");
    whole.putObject("properties").set(VALUE, inner);
    whole.putArray("required").add(VALUE);
    whole.put("additionalProperties", false);
    for (String ofTheRoot : List.of("$schema", "$defs", "definitions")) {
      Optional.ofNullable(inner.remove(ofTheRoot)).ifPresent(part -> whole.set(ofTheRoot, part));
    }
    return whole;
  }

  /** The schema as it is sent. */
  ObjectNode sent() {
    return sent;
  }

  /** Checks a value that stands on its own, or in its wrapping. */
  Checked check(JsonNode value) {
    JsonNode whole =
        !wrapped || isWrapping(value) ? value : JsonText.NODES.objectNode().set(VALUE, value);
    Checked checked = check.check(whole);
    return new Checked(unwrapped(checked.value()), checked.problems(), checked.structural());
  }

  /** Takes the value out of its wrapping. */
  JsonNode unwrapped(JsonNode value) {
    return wrapped && isWrapping(value) ? value.path(VALUE) : value;
  }

  private static boolean isWrapping(JsonNode value) {
    return value.isObject() && value.size() == 1 && value.has(VALUE);
  }

  /** Whether a value has something in common with what is wanted. */
  boolean resembles(JsonNode value) {
    JsonNode properties = sent.path("properties");
    return value.properties().stream().anyMatch(field -> properties.has(field.getKey()));
  }

  /** Whether an answer may be a single value with nothing around it. */
  boolean mayBeScalar() {
    return wrapped;
  }

  /** Reads a schema that a program brings. */
  static ObjectNode schema(String json) throws BadJsonException {
    if (JsonText.read(json) instanceof ObjectNode schema) {
      return schema;
    }
    throw new BadJsonException("A schema is a JSON object.");
  }
}
