package io.hearthlink.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ContentType;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.UnsupportedFeatureException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages and tools in the form that the native chat template takes, and refuses what would
 * end the native process.
 */
final class PromptJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NO_PARAMETERS = "{\"type\":\"object\",\"properties\":{}}";

  private final ErrorContext context;

  PromptJson(ErrorContext context) {
    this.context = context;
  }

  /**
   * Returns the messages and tools as one JSON object; empty texts are null in it.
   *
   * @throws InvalidRequestException if a message lacks what its kind needs
   * @throws UnsupportedFeatureException if a message has something else than text
   */
  ObjectNode of(List<ChatMessage> messages, List<ToolSpecification> tools) {
    if (messages.isEmpty()) {
      throw invalid("it has no messages");
    }
    ObjectNode request = JSON.createObjectNode();
    ArrayNode list = request.putArray("messages");
    messages.forEach(message -> list.add(message(message)));
    if (!tools.isEmpty()) {
      ArrayNode functions = request.putArray("tools");
      tools.forEach(tool -> functions.add(tool(tool)));
    }
    return request;
  }

  private ObjectNode message(ChatMessage message) {
    if (message instanceof SystemMessage system) {
      return message("system", system.text());
    }
    if (message instanceof UserMessage user) {
      return message("user", text(user.contents()));
    }
    if (message instanceof AiMessage answer) {
      ObjectNode node = message("assistant", answer.text());
      if (answer.hasToolExecutionRequests()) {
        ArrayNode calls = node.putArray("tool_calls");
        answer.toolExecutionRequests().forEach(call -> calls.add(call(call)));
      }
      return node;
    }
    if (message instanceof ToolExecutionResultMessage result) {
      String text = text(result.contents());
      if (text.isEmpty()) {
        throw invalid("the result of tool \"" + result.toolName() + "\" has no text");
      }
      return message("tool", text)
          .put("tool_call_id", result.id() == null ? "" : result.id())
          .put("name", result.toolName() == null ? "" : result.toolName());
    }
    throw new UnsupportedFeatureException(
        "An embedded model takes no " + message.getClass().getSimpleName() + ".",
        "message",
        context,
        null);
  }

  private ObjectNode message(String role, @Nullable String text) {
    String content = text == null ? "" : text;
    if (content.indexOf('\0') >= 0) {
      throw invalid("a message has a NUL character");
    }
    ObjectNode node = JSON.createObjectNode().put("role", role);
    return content.isEmpty() ? node.putNull("content") : node.put("content", content);
  }

  private String text(List<Content> contents) {
    for (Content content : contents) {
      if (content.type() != ContentType.TEXT) {
        throw new UnsupportedFeatureException(
            "An embedded model reads text only, not "
                + content.getClass().getSimpleName()
                + ". Use a model server for it.",
            content.type() == ContentType.IMAGE
                ? "vision"
                : content.type().name().toLowerCase(java.util.Locale.ROOT),
            context,
            null);
      }
    }
    return contents.stream()
        .map(content -> ((TextContent) content).text())
        .collect(Collectors.joining("\n"));
  }

  private ObjectNode call(ToolExecutionRequest call) {
    ObjectNode node = JSON.createObjectNode().put("type", "function");
    node.put("id", call.id() == null ? "" : call.id());
    node.putObject("function")
        .put("name", name(call.name()))
        .put("arguments", arguments(call).toString());
    return node;
  }

  private JsonNode arguments(ToolExecutionRequest call) {
    String text = call.arguments() == null || call.arguments().isBlank() ? "{}" : call.arguments();
    try {
      JsonNode arguments = JSON.readTree(text);
      if (arguments.isObject() && text.indexOf('\0') < 0) {
        return arguments;
      }
    } catch (JsonProcessingException e) {
      throw new InvalidRequestException(
          message("the arguments of a call to \"" + call.name() + "\" are no JSON"), context, e);
    }
    throw invalid("the arguments of a call to \"" + call.name() + "\" are no JSON object");
  }

  private ObjectNode tool(ToolSpecification tool) {
    ObjectNode node = JSON.createObjectNode().put("type", "function");
    node.putObject("function")
        .put("name", name(tool.name()))
        .put("description", tool.description() == null ? "" : tool.description())
        .set("parameters", parameters(tool));
    return node;
  }

  static JsonNode parameters(ToolSpecification tool) {
    try {
      return tool.parameters() == null
          ? JSON.readTree(NO_PARAMETERS)
          : Schemas.json(tool.parameters());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String name(@Nullable String name) {
    if (name == null || name.isBlank()) {
      throw invalid("a tool has no name");
    }
    return name;
  }

  private InvalidRequestException invalid(String problem) {
    return new InvalidRequestException(message(problem), context);
  }

  private static String message(String problem) {
    return "The request cannot be sent to an embedded model: " + problem + ".";
  }
}
