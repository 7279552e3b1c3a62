package io.hearthlink.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import io.hearthlink.error.ConfigurationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One function that a model may call: what the model is told of it and, unless the caller answers
 * its calls, the code that does. Immutable; thread-safe as far as the code is.
 */
public final class ToolFunction {

  /** What root schemas say about themselves, which no model needs. */
  private static final List<String> ABOUT_THE_SCHEMA = List.of("$schema", "$id", "title");

  private final ToolSpecification specification;
  private final @Nullable Code<ToolExecutionRequest> code;

  private ToolFunction(ToolSpecification specification, @Nullable Code<ToolExecutionRequest> code) {
    this.specification = specification;
    this.code = code;
  }

  /**
   * What a function does.
   *
   * @param <T> what it is given
   */
  @FunctionalInterface
  public interface Code<T> {

    /**
     * Runs, on a thread for tools, which is interrupted where it takes too long.
     *
     * @param arguments checked against what is declared
     * @return any value: text goes to the model as it is, everything else as JSON
     * @throws ToolFailure to say what the model may do
     * @throws Exception if it fails otherwise, of which the model is told only that it failed
     */
    @Nullable Object run(T arguments) throws Exception;
  }

  /**
   * Returns a function whose parameters are those of a record, or the properties of a class.
   *
   * @param name 1 to 64 letters, digits, {@code _} and {@code -}
   * @param description tells the model what the function does
   * @param parameters each component is required unless it is an {@code Optional} or nullable;
   *     {@code @P} on it describes it
   * @param code runs it
   * @throws ConfigurationException if a model cannot be told so
   */
  public static <T> ToolFunction of(
      String name, String description, Class<T> parameters, Code<? super T> code) {
    Arguments<T> arguments = Arguments.of(name, parameters);
    return declared(
            ToolSpecification.builder()
                .name(name)
                .description(description)
                .parameters(arguments.schema())
                .build())
        .withCode(request -> code.run(arguments.read(request)));
  }

  /**
   * Returns a function whose calls the caller answers: they come back in {@code functionCalls()}.
   *
   * @throws ConfigurationException if its name is none
   */
  public static ToolFunction declared(ToolSpecification specification) {
    Names.check(specification);
    return new ToolFunction(specification, null);
  }

  /**
   * Returns a function whose calls the caller answers.
   *
   * @param name 1 to 64 letters, digits, {@code _} and {@code -}
   * @param description tells the model what the function does
   * @param parametersJson JSON Schema of an object; empty text is a function without parameters
   * @throws ConfigurationException if that is no such schema
   */
  public static ToolFunction declared(String name, String description, String parametersJson) {
    ObjectNode function = Json.object().put("name", name).put("description", description);
    try {
      if (!parametersJson.isBlank()) {
        JsonNode schema = Json.tree(parametersJson);
        if (schema instanceof ObjectNode object) {
          object.remove(ABOUT_THE_SCHEMA);
        }
        function.set("parameters", schema);
      }
      return declared(ToolSpecification.fromJson(function.toString()));
    } catch (IllegalArgumentException e) {
      throw Names.refusal(
          name,
          "The parameters of the function "
              + name
              + " are no JSON Schema of an object, such as {\"type\": \"object\", \"properties\":"
              + " {…}}.");
    }
  }

  /** Returns this function with code that is given the call, arguments as JSON text. */
  public ToolFunction withCode(Code<ToolExecutionRequest> code) {
    return new ToolFunction(specification, code);
  }

  /** What the model is told. */
  public ToolSpecification specification() {
    return specification;
  }

  /** Name of the function. */
  public String name() {
    return specification.name();
  }

  /** Returns this function without its code. */
  ToolFunction withoutCode() {
    return new ToolFunction(specification, null);
  }

  @Nullable Code<ToolExecutionRequest> code() {
    return code;
  }

  /** Names it. */
  @Override
  public String toString() {
    return "ToolFunction[" + name() + "]";
  }
}
