package io.hearthlink.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.error.ConfigurationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a request with placeholders. A text that is one placeholder becomes the value with
 * its type, and a field whose value is unset is left out; a placeholder inside a text becomes text.
 * Thread-safe.
 */
final class CustomRequest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z_]+)}");

  private final JsonNode template;

  CustomRequest(String json) {
    try {
      template = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ConfigurationException(
          "llm.custom.request is not valid JSON.",
          "llm.custom.request",
          "configuration",
          0,
          0,
          List.of(),
          null);
    }
  }

  String fill(ChatRequest request, @Nullable Integer seed, boolean stream) {
    return fill(template, values(request, seed, stream)).toString();
  }

  private static Map<String, JsonNode> values(
      ChatRequest request, @Nullable Integer seed, boolean stream) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Map<String, JsonNode> values = new HashMap<>();
    ArrayNode messages = json.arrayNode();
    String prompt = "";
    String system = "";
    for (ChatMessage message : request.messages()) {
      String text = text(message);
      messages.addObject().put("role", role(message)).put("content", text);
      if (message instanceof UserMessage) {
        prompt = text;
      } else if (message instanceof SystemMessage) {
        system = text;
      }
    }
    values.put("messages", messages);
    values.put("prompt", json.textNode(prompt));
    values.put("system", json.textNode(system));
    values.put("model", json.textNode(request.modelName()));
    values.put("stream", json.booleanNode(stream));
    values.put("max_tokens", JSON.valueToTree(request.maxOutputTokens()));
    values.put("temperature", JSON.valueToTree(request.temperature()));
    values.put("top_p", JSON.valueToTree(request.topP()));
    values.put("frequency_penalty", JSON.valueToTree(request.frequencyPenalty()));
    values.put("presence_penalty", JSON.valueToTree(request.presencePenalty()));
    values.put("seed", JSON.valueToTree(seed));
    List<String> stop = request.stopSequences();
    values.put("stop", stop.isEmpty() ? json.nullNode() : JSON.valueToTree(stop));
    return values;
  }

  private static JsonNode fill(JsonNode node, Map<String, JsonNode> values) {
    if (node.isTextual()) {
      return fillText(node.asText(), values);
    }
    if (node.isArray()) {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> filled.add(fill(item, values)));
      return filled;
    }
    if (node.isObject()) {
      ObjectNode filled = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        JsonNode value = fill(field.getValue(), values);
        if (!value.isNull() || field.getValue().isNull()) {
          filled.set(field.getKey(), value);
        }
      }
      return filled;
    }
    return node;
  }

  private static JsonNode fillText(String text, Map<String, JsonNode> values) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    if (matcher.matches()) {
      return value(matcher.group(1), values);
    }
    String filled =
        matcher
            .reset()
            .replaceAll(found -> Matcher.quoteReplacement(inText(found.group(1), values)));
    return JsonNodeFactory.instance.textNode(filled);
  }

  private static String inText(String name, Map<String, JsonNode> values) {
    JsonNode value = value(name, values);
    return value.isNull() ? "" : value.isTextual() ? value.asText() : value.toString();
  }

  private static JsonNode value(String name, Map<String, JsonNode> values) {
    JsonNode value = values.get(name);
    if (value == null) {
      throw new ConfigurationException(
          "llm.custom.request has an unknown placeholder ${" + name + "}.",
          "llm.custom.request",
          "configuration",
          0,
          0,
          values.keySet().stream().sorted().toList(),
          null);
    }
    return value;
  }

  private static String role(ChatMessage message) {
    return switch (message.type()) {
      case SYSTEM -> "system";
      case AI -> "assistant";
      case TOOL_EXECUTION_RESULT -> "tool";
      default -> "user";
    };
  }

  private static String text(ChatMessage message) {
    if (message instanceof SystemMessage system) {
      return system.text();
    }
    if (message instanceof UserMessage user) {
      return user.contents().stream()
          .filter(TextContent.class::isInstance)
          .map(content -> ((TextContent) content).text())
          .collect(Collectors.joining("\n"));
    }
    if (message instanceof ToolExecutionResultMessage result) {
      return result.text();
    }
    String text = message instanceof AiMessage answer ? answer.text() : null;
    return text == null ? "" : text;
  }
}
