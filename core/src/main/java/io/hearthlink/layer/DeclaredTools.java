package io.hearthlink.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tools of one request, to which a written call must fit. Immutable.
 *
 * @param tools the declared tools
 * @param ids gives each call its identifier
 */
record DeclaredTools(List<ToolSpecification> tools, Supplier<String> ids) {

  /**
   * Returns {@code call} as a call to a declared tool; null where it fits none: its name must be
   * declared, its arguments an object, a string that holds one, or absent, what is required must be
   * there, and every declared parameter must have its basic type.
   */
  @Nullable ToolExecutionRequest fit(WrittenCall call) {
    JsonNode arguments = arguments(call.arguments());
    if (arguments == null) {
      return null;
    }
    for (ToolSpecification tool : tools) {
      if (tool.name().equals(call.name())) {
        return fits(arguments, tool.parameters()) ? request(tool, arguments) : null;
      }
    }
    return null;
  }

  private ToolExecutionRequest request(ToolSpecification tool, JsonNode arguments) {
    return ToolExecutionRequest.builder()
        .id(ids.get())
        .name(tool.name())
        .arguments(arguments.toString())
        .build();
  }

  private static @Nullable JsonNode arguments(JsonNode written) {
    if (written.isMissingNode() || written.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (written.isTextual()) {
      JsonNode inner = StrictJson.read(written.textValue());
      return inner.isObject() ? inner : null;
    }
    return written.isObject() ? written : null;
  }

  private static boolean fits(JsonNode arguments, @Nullable JsonObjectSchema schema) {
    if (schema == null) {
      return true;
    }
    List<String> required = schema.required() == null ? List.of() : schema.required();
    for (String name : required) {
      if (!arguments.has(name)) {
        return false;
      }
    }
    for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
      JsonSchemaElement declared = schema.properties().get(argument.getKey());
      boolean leftOut = argument.getValue().isNull() && !required.contains(argument.getKey());
      if (declared == null
          ? Boolean.FALSE.equals(schema.additionalProperties())
          : !leftOut && !isOfType(argument.getValue(), declared)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfType(JsonNode value, JsonSchemaElement declared) {
    if (declared instanceof JsonEnumSchema choice) {
      return value.isTextual() && choice.enumValues().contains(value.textValue());
    }
    if (declared instanceof JsonAnyOfSchema any) {
      return any.anyOf().stream().anyMatch(element -> isOfType(value, element));
    }
    if (declared instanceof JsonStringSchema) {
      return value.isTextual();
    }
    if (declared instanceof JsonIntegerSchema) {
      return value.isIntegralNumber();
    }
    if (declared instanceof JsonNumberSchema) {
      return value.isNumber();
    }
    if (declared instanceof JsonBooleanSchema) {
      return value.isBoolean();
    }
    if (declared instanceof JsonArraySchema) {
      return value.isArray();
    }
    if (declared instanceof JsonObjectSchema) {
      return value.isObject();
    }
    // references and raw schemas name no basic type
    return !(declared instanceof JsonNullSchema) || value.isNull();
  }
}
