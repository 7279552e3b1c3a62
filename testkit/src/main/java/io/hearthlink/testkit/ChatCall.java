package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * One chat request, read the same way on all three wires, so that one rule can serve them all.
 * Immutable.
 *
 * @param wire the form in which it came
 * @param body the whole body as JSON
 * @param request the request with its headers
 */
public record ChatCall(Wire wire, JsonNode body, ReceivedRequest request) {

  static ChatCall of(Wire wire, ReceivedRequest request) {
    return new ChatCall(wire, request.json(), request);
  }

  /** The name of the model as it was sent; empty where there is none. */
  public String model() {
    return body.path("model").asText("");
  }

  ChatCall withModel(String name) {
    ObjectNode renamed = body.isObject() ? body.deepCopy() : Json.object();
    return new ChatCall(wire, renamed.put("model", name), request);
  }

  /** The messages as they were sent. */
  public JsonNode messages() {
    return body.path("messages");
  }

  /** The declarations of the tools as they were sent; a missing node where there are none. */
  public JsonNode tools() {
    return body.path("tools");
  }

  /** Whether the reply is to be streamed: on Ollama's wire that is the default. */
  public boolean stream() {
    return body.path("stream").asBoolean(wire == Wire.OLLAMA);
  }

  /** The names of the tools that were offered, in their order. */
  public List<String> toolNames() {
    List<String> names = new ArrayList<>();
    tools().forEach(tool -> names.add(tool.path("function").path("name").asText(name(tool))));
    return names;
  }

  /** The text of the system messages, joined with line breaks; empty where there are none. */
  public String systemText() {
    List<String> texts = new ArrayList<>();
    if (body.has("system")) {
      texts.add(text(body.path("system")));
    }
    messages().forEach(m -> addIf(texts, m, "system"));
    return String.join("\n", texts);
  }

  /** The text of the last message of the user; empty where there is none. */
  public String userText() {
    List<String> texts = new ArrayList<>();
    messages().forEach(m -> addIf(texts, m, "user"));
    return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
  }

  /** The results of tools that end the conversation, in their order; empty where none do. */
  public List<String> toolResults() {
    List<String> results = new ArrayList<>();
    JsonNode all = messages();
    for (int i = all.size() - 1; i >= 0 && role(all.get(i)).equals("tool"); i--) {
      results.add(0, text(all.path(i).path("content")));
    }
    for (JsonNode block : all.path(all.size() - 1).path("content")) {
      if (block.path("type").asText().equals("tool_result")) {
        results.add(text(block.path("content")));
      }
    }
    return results;
  }

  /** How many pictures the messages carry. */
  public int images() {
    int images = 0;
    for (JsonNode message : messages()) {
      images += message.path("images").size();
      for (JsonNode part : message.path("content")) {
        images += part.path("type").asText().startsWith("image") ? 1 : 0;
      }
    }
    return images;
  }

  /** The JSON schema that the answer must keep to; a missing node where there is none. */
  public JsonNode schema() {
    JsonNode schema =
        switch (wire) {
          case OLLAMA -> body.path("format");
          case OPENAI -> body.path("response_format").path("json_schema").path("schema");
          case ANTHROPIC -> body.path("output_config").path("format").path("schema");
        };
    return schema.isObject() ? schema : MissingNode.getInstance();
  }

  /** Whether the answer must be some JSON, with no schema for it. */
  public boolean jsonMode() {
    return body.path("format").asText().equals("json")
        || body.path("response_format").path("type").asText().equals("json_object");
  }

  /** Whether the model must call a tool; never on Ollama's wire, which cannot say so. */
  public boolean toolRequired() {
    JsonNode choice = body.path("tool_choice");
    return choice.asText().equals("required") || choice.path("type").asText().equals("any");
  }

  /** The limit of the answer in tokens, where one was sent. */
  public OptionalInt maxTokens() {
    for (JsonNode limit :
        List.of(
            body.path("options").path("num_predict"),
            body.path("max_tokens"),
            body.path("max_completion_tokens"))) {
      if (limit.canConvertToInt() && limit.asInt() > 0) {
        return OptionalInt.of(limit.asInt());
      }
    }
    return OptionalInt.empty();
  }

  /** The stop sequences, in their order. */
  public List<String> stop() {
    List<String> stop = new ArrayList<>();
    for (JsonNode list :
        List.of(
            body.path("options").path("stop"), body.path("stop"), body.path("stop_sequences"))) {
      list.forEach(s -> stop.add(s.asText()));
      if (list.isTextual()) {
        stop.add(list.asText());
      }
    }
    return stop;
  }

  /** Whether a streamed reply must say how many tokens it took. */
  boolean wantsUsage() {
    return wire != Wire.OPENAI
        || !stream()
        || body.path("stream_options").path("include_usage").asBoolean(false);
  }

  private static String name(JsonNode tool) {
    return tool.path("name").asText("");
  }

  private static String role(JsonNode message) {
    return message.path("role").asText("");
  }

  private static void addIf(List<String> texts, JsonNode message, String role) {
    String text = text(message.path("content"));
    if (role(message).equals(role) && !text.isEmpty()) {
      texts.add(text);
    }
  }

  private static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode part : content) {
      if (part.path("type").asText().equals("text")) {
        texts.add(part.path("text").asText());
      }
    }
    return String.join("\n", texts);
  }
}
