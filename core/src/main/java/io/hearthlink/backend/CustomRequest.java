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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a request with placeholders. A text that is one placeholder becomes the value with
 * its type, and a field whose value is unset is left out; a placeholder inside a text becomes text.
 * Thread-safe.
 */
final class CustomRequest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z_]+)}");
  private static final Set<String> SAMPLING =
      Set.of(
          "max_tokens",
          "temperature",
          "top_p",
          "top_k",
          "frequency_penalty",
          "presence_penalty",
          "seed",
          "stop");
  private static final Set<String> OTHERS =
      Set.of("messages", "prompt", "system", "model", "stream");

  private final JsonNode template;
  private final Set<String> named = new TreeSet<>();

  /**
   * Reads the template.
   *
   * @throws ConfigurationException if it is not JSON, has a placeholder that nobody fills, or none
   *     for what is asked
   */
  CustomRequest(String json) {
    try {
      template = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw wrong("is not valid JSON");
    }
    Matcher matcher = PLACEHOLDER.matcher(json);
    while (matcher.find()) {
      named.add(matcher.group(1));
    }
    for (String name : named) {
      if (!SAMPLING.contains(name) && !OTHERS.contains(name)) {
        throw wrong("has an unknown placeholder ${" + name + "}");
      }
    }
    if (!named.contains("prompt") && !named.contains("messages")) {
      throw wrong("has neither ${prompt} nor ${messages}, so that no question gets into it");
    }
  }

  /** What a request asks for that the template has no place for, in the words of the template. */
  List<String> unplaced(ChatRequest request, @Nullable Integer seed) {
    List<String> unplaced = new ArrayList<>();
    values(request, seed, false)
        .forEach(
            (name, value) -> {
              if (SAMPLING.contains(name) && !value.isNull() && !named.contains(name)) {
                unplaced.add(name);
              }
            });
    if (!named.contains("messages")) {
      long system = request.messages().stream().filter(SystemMessage.class::isInstance).count();
      if (system > 0 && !named.contains("system")) {
        unplaced.add("the system message");
      }
      if (request.messages().size() - system > 1) {
        unplaced.add("earlier messages");
      }
    }
    return unplaced;
  }

  String fill(ChatRequest request, @Nullable Integer seed, boolean stream) {
    return fill(template, values(request, seed, stream)).toString();
  }

  private static Map<String, JsonNode> values(
      ChatRequest request, @Nullable Integer seed, boolean stream) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Map<String, JsonNode> values = new TreeMap<>();
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
    values.put("top_k", JSON.valueToTree(request.topK()));
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
    return Objects.requireNonNull(values.get(name), name);
  }

  private static ConfigurationException wrong(String problem) {
    return new ConfigurationException(
        "llm.custom.request " + problem + ".",
        "llm.custom.request",
        "configuration",
        0,
        0,
        Stream.concat(SAMPLING.stream(), OTHERS.stream()).sorted().toList(),
        null);
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
