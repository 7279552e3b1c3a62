package io.hearthlink.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an answer has its properties in the order in which the schema declares them. It is
 * seen in the answer, since it depends on the server's version: Ollama from 0.32 on and LocalAI
 * sort the properties by name.
 */
final class SchemaOrder {

  private static final JsonMapper JSON = new JsonMapper();

  private SchemaOrder() {}

  /** Whether {@code answer} is JSON whose properties stand in another order. */
  static boolean isBroken(@Nullable ResponseFormat format, @Nullable String answer) {
    if (format == null || format.jsonSchema() == null || answer == null) {
      return false;
    }
    return differs(read(answer), schema(format.jsonSchema().rootElement()));
  }

  private static boolean differs(JsonNode value, JsonNode schema) {
    int last = -1;
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      int place = place(schema, property.getKey());
      JsonNode declared = schema.path("properties").path(property.getKey());
      if ((place >= 0 && place < last) || differs(property.getValue(), declared)) {
        return true;
      }
      last = Math.max(last, place);
    }
    if (value.isArray()) {
      for (JsonNode item : value) {
        if (differs(item, schema.path("items"))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Where {@code schema} declares {@code name}, from 0; -1 where it does not. */
  private static int place(JsonNode schema, String name) {
    int place = 0;
    for (Map.Entry<String, JsonNode> declared : schema.path("properties").properties()) {
      if (declared.getKey().equals(name)) {
        return place;
      }
      place++;
    }
    return -1;
  }

  private static JsonNode schema(JsonSchemaElement root) {
    if (root instanceof JsonRawSchema raw) {
      return read(raw.schema());
    }
    // of all classes, the specification of a tool is the one that writes a schema as JSON
    return root instanceof JsonObjectSchema object
        ? read(ToolSpecification.builder().name("schema").parameters(object).build().toJson())
            .path("parameters")
        : MissingNode.getInstance();
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }
}
