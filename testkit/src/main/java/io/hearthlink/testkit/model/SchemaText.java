package io.hearthlink.testkit.model;

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

/** Writes LangChain4j's schemas as JSON Schema, without what does not bind data. */
final class SchemaText {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SchemaText() {}

  static JsonNode of(JsonSchemaElement element) {
    if (element instanceof JsonRawSchema raw) {
      return parsed(raw.schema());
    }
    if (element instanceof JsonReferenceSchema reference) {
      return JSON.objectNode().put("$ref", "#/$defs/" + reference.reference());
    }
    if (element instanceof JsonAnyOfSchema any) {
      ArrayNode choices = JSON.arrayNode();
      any.anyOf().forEach(choice -> choices.add(of(choice)));
      return JSON.objectNode().set("anyOf", choices);
    }
    if (element instanceof JsonObjectSchema object) {
      return ofObject(object);
    }
    ObjectNode schema = JSON.objectNode().put("type", type(element));
    if (element instanceof JsonArraySchema array && array.items() != null) {
      schema.set("items", of(array.items()));
    } else if (element instanceof JsonEnumSchema choice) {
      choice.enumValues().forEach(schema.withArray("enum")::add);
    }
    return schema;
  }

  private static ObjectNode ofObject(JsonObjectSchema object) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    object.properties().forEach((name, property) -> properties.set(name, of(property)));
    if (object.required() != null) {
      object.required().forEach(schema.withArray("required")::add);
    }
    if (object.additionalProperties() != null) {
      schema.put("additionalProperties", object.additionalProperties());
    }
    if (object.definitions() != null) {
      ObjectNode definitions = schema.putObject("$defs");
      object.definitions().forEach((name, part) -> definitions.set(name, of(part)));
    }
    return schema;
  }

  private static String type(JsonSchemaElement element) {
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
    throw new NoDataException("a " + element.getClass().getSimpleName() + " is not known");
  }

  private static JsonNode parsed(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new NoDataException("the raw schema is no JSON");
    }
  }
}
