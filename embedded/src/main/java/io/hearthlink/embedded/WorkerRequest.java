package io.hearthlink.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.hearthlink.embedded.worker.Message;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.UnsupportedFeatureException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a chat request into what a worker is asked, after everything in it was checked. */
final class WorkerRequest {

  /** More than any context holds, and less than the worker's reader takes as one text. */
  private static final int MOST_CHARACTERS = 16_000_000;

  private final ChatRequest request;
  private final ChatRequestParameters parameters;
  private final ErrorContext context;

  private WorkerRequest(
      ChatRequest request, ChatRequestParameters parameters, ErrorContext context) {
    this.request = request;
    this.parameters = parameters;
    this.context = context;
  }

  /**
   * Returns the message for the worker.
   *
   * @param parameters those of the request on top of the engine's defaults
   * @throws InvalidRequestException if the request cannot be right
   * @throws UnsupportedFeatureException if it asks for what an embedded model cannot do
   */
  static Message of(ChatRequest request, ChatRequestParameters parameters, ErrorContext context) {
    return new WorkerRequest(request, parameters, context).message();
  }

  private Message message() {
    checkNumbers();
    List<ToolSpecification> tools =
        parameters.toolChoice() == ToolChoice.NONE || parameters.toolSpecifications() == null
            ? List.of()
            : parameters.toolSpecifications();
    String grammar = grammar(tools);
    Template template;
    String prompt;
    try {
      tools.forEach(tool -> SchemaGrammar.of(PromptJson.parameters(tool)));
      ObjectNode json = new PromptJson(context).of(request.messages(), tools);
      template = new Template(json.toString());
      for (JsonNode message : json.get("messages")) {
        if (message.get("content").isNull() && !message.has("tool_calls")) {
          ((ObjectNode) message).put("content", template.empty());
        }
      }
      prompt = template.hide(json.toString());
      if (prompt.length() > MOST_CHARACTERS) {
        throw new InvalidRequestException(
            "The request has more than 16 million characters, which no context holds. Shorten it.",
            context);
      }
    } catch (UnsupportedSchemaException e) {
      throw unsupported("A tool's parameters have", e);
    }
    Integer seed = parameters instanceof CallParameters call ? call.seed() : null;
    return Message.of("generate")
        .with("template", prompt)
        .with("placeholders", template.pairs())
        .with("grammar", grammar)
        .with("stop", parameters.stopSequences())
        .with("maxTokens", parameters.maxOutputTokens())
        // -1 means "any" to llama.cpp
        .with("seed", seed != null && seed == -1 ? Integer.valueOf(Integer.MAX_VALUE) : seed)
        .with("temperature", parameters.temperature())
        .with("topP", parameters.topP())
        .with("topK", parameters.topK())
        .with("frequencyPenalty", parameters.frequencyPenalty())
        .with("presencePenalty", parameters.presencePenalty());
  }

  private void checkNumbers() {
    if (parameters.maxOutputTokens() != null && parameters.maxOutputTokens() < 1) {
      throw new InvalidRequestException("The limit of tokens must be at least 1.", context);
    }
    if (parameters.temperature() != null && !(parameters.temperature() >= 0)) {
      throw new InvalidRequestException("The temperature must be at least 0.", context);
    }
  }

  private @Nullable String grammar(List<ToolSpecification> tools) {
    ResponseFormat format = parameters.responseFormat();
    boolean json = format != null && format.type() == ResponseFormatType.JSON;
    if (parameters.toolChoice() == ToolChoice.REQUIRED) {
      if (tools.isEmpty() || json) {
        throw new InvalidRequestException(
            "A tool call is required, but "
                + (json ? "so is JSON as the answer." : "no tool is given."),
            context);
      }
      return toolCall(tools);
    }
    if (!json) {
      return null;
    }
    if (format.jsonSchema() == null) {
      return SchemaGrammar.anyObject();
    }
    try {
      return SchemaGrammar.of(Schemas.json(format.jsonSchema().rootElement()));
    } catch (UnsupportedSchemaException e) {
      throw unsupported("The schema has", e);
    }
  }

  /** The answer can only be one call, in the form that the layer for calls as text reads. */
  private String toolCall(List<ToolSpecification> tools) {
    Grammar grammar = new Grammar();
    List<String> calls = new ArrayList<>();
    try {
      for (ToolSpecification tool : tools) {
        String arguments =
            new SchemaGrammar(grammar, PromptJson.parameters(tool), "t" + calls.size() + "-")
                .rules();
        String name = JsonNodeFactory.instance.textNode(tool.name()).toString();
        calls.add(
            grammar.rule(
                Grammar.literal("<tool_call>\n{\"name\": " + name + ", \"arguments\": ")
                    + " "
                    + arguments
                    + " "
                    + Grammar.literal("}\n</tool_call>")));
      }
      return grammar.text(String.join(" | ", calls));
    } catch (UnsupportedSchemaException e) {
      throw unsupported("A tool's parameters have", e);
    }
  }

  private UnsupportedFeatureException unsupported(String what, UnsupportedSchemaException part) {
    return new UnsupportedFeatureException(
        what
            + " "
            + part.getMessage()
            + ", which an embedded model cannot be held to. Simplify the schema, or ask for JSON in"
            + " the prompt.",
        "schema",
        context,
        part);
  }
}
