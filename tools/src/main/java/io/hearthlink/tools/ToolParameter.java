package io.hearthlink.tools;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a function. Immutable.
 *
 * @param name as the model sees it
 * @param type what it becomes in Java
 * @param schema what the model is told
 * @param required whether it must be there
 * @param fallback its value where it is not; null where that is nothing
 */
record ToolParameter(
    String name,
    JavaType type,
    JsonSchemaElement schema,
    boolean required,
    @Nullable JsonNode fallback) {

  private static final String TOO_LARGE = "the number is too large";

  /**
   * Makes one of what is known about it.
   *
   * @throws io.hearthlink.error.ConfigurationException if it cannot work
   */
  static ToolParameter of(TypeSchema types, String javaName, JavaType type, Annotated said) {
    String name = said.name().isBlank() ? javaName : said.name();
    JsonSchemaElement schema = types.of(type, said.description());
    JsonNode fallback = fallback(types, name, type, schema, said.fallback());
    boolean required = !said.optional() && !type.isReferenceType();
    if (!required && type.isPrimitive() && fallback == null) {
      throw types.refusal(
          type, "is what " + name + " has, though it may be left out: take its boxed type");
    }
    return new ToolParameter(name, type, schema, required, fallback);
  }

  private static @Nullable JsonNode fallback(
      TypeSchema types,
      String name,
      JavaType type,
      JsonSchemaElement schema,
      @Nullable String text) {
    if (text == null) {
      return null;
    }
    boolean plain = schema instanceof JsonStringSchema || schema instanceof JsonEnumSchema;
    try {
      JsonNode value = plain ? TextNode.valueOf(text) : Json.tree(text);
      Object unused = Json.MAPPER.treeToValue(value, type);
      return value;
    } catch (IOException | IllegalArgumentException e) {
      throw types.refusal(type, "cannot have the default value that @P gives to " + name);
    }
  }

  /**
   * Reads its value.
   *
   * @param value what the call has for it; a missing node where it has nothing
   * @throws UnfitArgumentsException if that is none
   */
  @Nullable Object read(JsonNode value) {
    try {
      JsonNode given = value.isMissingNode() && fallback != null ? fallback : value;
      Object read =
          given.isMissingNode()
              ? Json.MAPPER.readerFor(type).readValue(NullNode.instance)
              : Json.MAPPER.treeToValue(given, type);
      if (isInfinite(read)) {
        throw unfit("", TOO_LARGE, null);
      }
      return read;
    } catch (InvalidDefinitionException e) {
      // no argument could ever be read
      throw new IllegalStateException("Jackson cannot make a " + type.getRawClass().getName(), e);
    } catch (JsonMappingException e) {
      throw e.getCause() instanceof ToolFailure own ? own : unfit(e);
    } catch (IOException e) {
      throw new UnfitArgumentsException("The argument " + name + " cannot be read.", e);
    }
  }

  /** Whether a float or a double could not hold the number that was written. */
  private static boolean isInfinite(@Nullable Object read) {
    return (read instanceof Double d && d.isInfinite())
        || (read instanceof Float f && f.isInfinite());
  }

  private UnfitArgumentsException unfit(JsonMappingException problem) {
    String inner =
        problem.getPath().stream()
            .map(
                at ->
                    at.getFieldName() == null ? "[" + at.getIndex() + "]" : "." + at.getFieldName())
            .collect(Collectors.joining());
    return unfit(inner, expected(problem), problem);
  }

  private UnfitArgumentsException unfit(String inner, String why, @Nullable Throwable cause) {
    return new UnfitArgumentsException(
        "The argument " + name + inner + " does not fit: " + why + ".", cause);
  }

  private String expected(JsonMappingException problem) {
    if (problem.getCause() instanceof InputCoercionException) {
      return TOO_LARGE;
    }
    Class<?> wanted =
        problem instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
            ? mismatch.getTargetType()
            : type.getRawClass();
    return "it must be " + TextForms.of(wanted);
  }
}
