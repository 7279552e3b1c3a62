package io.hearthlink.tools;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;

/**
 * The arguments of a function as one Java object. Immutable.
 *
 * @param type what they become
 * @param parameters its properties
 * @param whole reads them all
 */
record Arguments<T>(Class<T> type, List<ToolParameter> parameters, ToolParameter whole) {

  /**
   * Reads a record or a class.
   *
   * @throws io.hearthlink.error.ConfigurationException if no JSON can be said for it
   */
  static <T> Arguments<T> of(String function, Class<T> type) {
    JavaType javaType = Json.type(type);
    List<ToolParameter> parameters = new TypeSchema(function).properties(javaType);
    JsonObjectSchema schema = schemaOf(parameters);
    return new Arguments<>(
        type, parameters, new ToolParameter("object", javaType, schema, true, null));
  }

  JsonObjectSchema schema() {
    return schemaOf(parameters);
  }

  /**
   * Reads the arguments of a call that fit the schema.
   *
   * @throws UnfitArgumentsException if they do not fit the type
   */
  T read(ToolExecutionRequest call) {
    ObjectNode given = given(call);
    for (ToolParameter parameter : parameters) {
      JsonNode fallback = parameter.fallback();
      if (fallback != null && !given.has(parameter.name())) {
        given.set(parameter.name(), fallback);
      }
    }
    return java.util.Objects.requireNonNull(type.cast(whole.read(given)));
  }

  /** The arguments as JSON; those of a call that fits are always an object. */
  static ObjectNode given(ToolExecutionRequest call) {
    return (ObjectNode) Json.tree(call.arguments());
  }

  /** Says in JSON Schema which parameters there are. */
  static JsonObjectSchema schemaOf(List<ToolParameter> parameters) {
    JsonObjectSchema.Builder schema = JsonObjectSchema.builder();
    parameters.forEach(parameter -> schema.addProperty(parameter.name(), parameter.schema()));
    return schema
        .required(
            parameters.stream().filter(ToolParameter::required).map(ToolParameter::name).toList())
        .build();
  }
}
