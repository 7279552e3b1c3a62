package io.hearthlink.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tools of one request, to which calls of a model must fit, whether the server returned them or
 * the model wrote them as text. Immutable.
 *
 * <p>A name is corrected where one tool alone can be meant: other case or separators ({@code
 * getWeather}, {@code functions.get-weather}), or one slip in a word of five letters or more. The
 * arguments may be an object, a string that holds one, or nothing. Required parameters must be
 * there and every declared one must have its type, in nested objects and lists too. A value is read
 * as another type only where it stays the same: {@code 3.0} and {@code "3"} for an integer, {@code
 * "1.5"} for a number, {@code "true"} for a boolean, a string that holds the object or the list
 * that was asked for; a null for an optional parameter is left out. Of JSON Schema, {@code type},
 * {@code properties}, {@code required}, {@code additionalProperties}, {@code items}, {@code enum},
 * {@code const}, {@code anyOf}, {@code oneOf} and {@code $ref} are looked at; ranges, patterns and
 * the like are left to the tool.
 */
public final class DeclaredTools {

  private final Map<String, ToolSpecification> tools;

  private DeclaredTools(Map<String, ToolSpecification> tools) {
    this.tools = tools;
  }

  /** Returns the tools that {@code tools} declare; of two with the same name, the first counts. */
  public static DeclaredTools of(List<ToolSpecification> tools) {
    Map<String, ToolSpecification> named = new LinkedHashMap<>();
    tools.forEach(tool -> named.putIfAbsent(tool.name(), tool));
    return new DeclaredTools(named);
  }

  /**
   * Says whether {@code asked} fits one of the tools, and returns it as a call to that tool.
   *
   * @param asked the call; its identifier is kept, its arguments may be null or blank
   */
  public Fit fit(ToolExecutionRequest asked) {
    String name = ToolName.meant(asked.name(), tools.keySet());
    ToolSpecification tool = name == null ? null : tools.get(name);
    if (tool == null) {
      return new Fit.Refused(unknown(asked.name()));
    }
    JsonNode schema =
        tool.parameters() == null
            ? JsonNodeFactory.instance.objectNode()
            : StrictJson.read(tool.toJson()).path("parameters");
    JsonNode written = written(asked.arguments());
    ObjectNode arguments = object(written);
    if (arguments == null) {
      return new Fit.Refused(
          "The arguments of " + tool.name() + " must be one JSON object. " + Expected.of(schema));
    }
    ArgumentFit fit = new ArgumentFit(schema);
    JsonNode fitted = fit.root(arguments);
    if (!fit.problems().isEmpty()) {
      return new Fit.Refused(
          "The arguments of "
              + tool.name()
              + " do not fit: "
              + String.join("; ", fit.problems())
              + ". "
              + Expected.of(schema));
    }
    return fits(asked, tool.name(), fitted.equals(written) ? asked.arguments() : fitted.toString());
  }

  private static Fit fits(ToolExecutionRequest asked, String name, String arguments) {
    if (name.equals(asked.name()) && arguments.equals(asked.arguments())) {
      return new Fit.Fits(asked, List.of());
    }
    ToolExecutionRequest call = asked.toBuilder().name(name).arguments(arguments).build();
    return new Fit.Fits(
        call,
        name.equals(asked.name())
            ? List.of()
            : List.of(
                "The model called "
                    + name
                    + " by the name "
                    + Expected.quoted(asked.name())
                    + "."));
  }

  private String unknown(@Nullable String name) {
    String missing = "There is no tool " + Expected.quoted(name) + ". ";
    return missing
        + (tools.isEmpty()
            ? "There are none."
            : "The tools are: " + String.join(", ", tools.keySet()) + ".");
  }

  private static JsonNode written(@Nullable String arguments) {
    return arguments == null || arguments.isBlank()
        ? JsonNodeFactory.instance.nullNode()
        : StrictJson.read(arguments);
  }

  private static @Nullable ObjectNode object(JsonNode written) {
    if (written.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    JsonNode value = written.isTextual() ? StrictJson.read(written.textValue()) : written;
    if (written.isTextual() && written.textValue().isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    return value instanceof ObjectNode object ? object : null;
  }
}
