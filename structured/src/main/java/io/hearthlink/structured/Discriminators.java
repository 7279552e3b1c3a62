package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.TypeScope;

/**
 * Puts the discriminator first into the schemas of records of sealed interfaces. They are marked
 * while the generator makes them and changed after, since it would not end on types that contain
 * themselves.
 */
final class Discriminators {

  private static final String MARK = "x-discriminator";

  private Discriminators() {}

  static void mark(ObjectNode schema, TypeScope scope) {
    Class<?> type = scope.getType().getErasedType();
    if (type.isRecord() && SealedTypes.named(type)) {
      schema.put(MARK, SealedTypes.name(type));
    }
  }

  static void place(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.has(MARK)) {
      JsonNode name = object.remove(MARK);
      ObjectNode properties = JsonText.NODES.objectNode();
      properties.putObject(SealedTypes.DISCRIMINATOR).set("const", name);
      if (object.get("properties") instanceof ObjectNode own) {
        properties.setAll(own);
      }
      ArrayNode required = JsonText.NODES.arrayNode().add(SealedTypes.DISCRIMINATOR);
      if (object.get("required") instanceof ArrayNode own) {
        required.addAll(own);
      }
      object.set("properties", properties);
      object.set("required", required);
    }
    schema.forEach(Discriminators::place);
  }
}
