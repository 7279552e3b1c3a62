package io.hearthlink.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonReferenceSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import org.jspecify.annotations.Nullable;

/** Writes LangChain4j's schemas as JSON Schema. */
final class Schemas {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Schemas() {}

  /**
   * Returns {@code element} as JSON Schema.
   *
   * @throws UnsupportedSchemaException if it has a part that cannot be written
   */
  static JsonNode json(JsonSchemaElement element) {
    if (element instanceof JsonRawSchema raw) {
      return parse(raw.schema());
    }
    if (element instanceof JsonReferenceSchema reference) {
      return NODES.objectNode().put("$ref", "#/$defs/" + reference.reference());
    }
    if (element instanceof JsonAnyOfSchema any) {
      ObjectNode node = described(NODES.objectNode(), element);
      ArrayNode choices = node.putArray("anyOf");
      any.anyOf().forEach(choice -> choices.add(json(choice)));
      return node;
    }
    ObjectNode node = described(NODES.objectNode().put("type", type(element)), element);
    if (element instanceof JsonObjectSchema object) {
      addObject(node, object);
    } else if (element instanceof JsonArraySchema array && array.items() != null) {
      node.set("items", json(array.items()));
    } else if (element instanceof JsonEnumSchema choice) {
      choice.enumValues().forEach(node.withArray("enum")::add);
    }
    return node;
  }

  private static void addObject(ObjectNode node, JsonObjectSchema object) {
    ObjectNode properties = node.putObject("properties");
    object.properties().forEach((name, property) -> properties.set(name, json(property)));
    if (object.required() != null && !object.required().isEmpty()) {
      object.required().forEach(node.withArray("required")::add);
    }
    if (object.additionalProperties() != null) {
      node.put("additionalProperties", object.additionalProperties());
    }
    if (object.definitions() != null && !object.definitions().isEmpty()) {
      ObjectNode definitions = node.putObject("$defs");
      object.definitions().forEach((name, part) -> definitions.set(name, json(part)));
    }
  }

  private static String type(JsonSchemaElement element) {
    if (element instanceof JsonObjectSchema) {
      return "object";
    }
    if (element instanceof JsonArraySchema) {
      return "array";
    }
    if (element instanceof JsonStringSchema || element instanceof JsonEnumSchema) {
      return "string";
    }
    if (element instanceof JsonIntegerSchema) {
      return "integer";
    }
    if (element instanceof JsonNumberSchema) {
      return "number";
    }
    if (element instanceof JsonBooleanSchema) {
      return "boolean";
    }
    if (element instanceof JsonNullSchema) {
      return "null";
    }
    throw new UnsupportedSchemaException(element.getClass().getSimpleName());
  }

  private static JsonNode parse(@Nullable String text) {
    try {
      JsonNode node = text == null ? NODES.missingNode() : JSON.readTree(text);
      if (node.isObject() || node.isBoolean()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw new UnsupportedSchemaException("text that is not JSON");
    }
    throw new UnsupportedSchemaException("text that is not a JSON object");
  }

  private static ObjectNode described(ObjectNode node, JsonSchemaElement element) {
    return element.description() == null ? node : node.put("description", element.description());
  }
}
