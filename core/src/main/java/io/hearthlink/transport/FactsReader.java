package io.hearthlink.transport;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Gathers the facts of a reply, and reads JSON the same careful way for every format. */
final class FactsReader {

  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  @Nullable String finish;
  @Nullable String model;
  int inputTokens;
  int outputTokens;
  @Nullable Duration load;
  @Nullable Duration prompt;
  @Nullable Duration answer;
  @Nullable Duration total;

  /** Reads the tokens of a text, within the same limits. */
  static JsonParser parser(String text) throws IOException {
    return JSON.createParser(text);
  }

  /**
   * Reads one JSON object.
   *
   * @throws Wire.UnreadableEvent if it is none
   */
  static JsonNode object(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new Wire.UnreadableEvent("it is empty", true);
      }
      if (!node.isObject()) {
        throw new Wire.UnreadableEvent("JSON, but not an object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw Wire.UnreadableEvent.notJson(text, e);
    }
  }

  void model(JsonNode node) {
    String name = node.path("model").asText("");
    if (!name.isEmpty()) {
      model = name;
    }
  }

  void finish(JsonNode reason) {
    if (reason.isTextual() && !reason.asText().isEmpty()) {
      finish = reason.asText();
    }
  }

  /** Takes token counts; zeros mean that the server did not count. */
  void usage(JsonNode input, JsonNode output) {
    if (input.asInt() > 0) {
      inputTokens = input.asInt();
    }
    if (output.asInt() > 0) {
      outputTokens = output.asInt();
    }
  }

  static @Nullable Duration nanos(JsonNode node) {
    return node.isNumber() ? Duration.ofNanos(node.asLong()) : null;
  }

  static @Nullable Duration millis(JsonNode node) {
    return node.isNumber() ? Duration.ofNanos((long) (node.asDouble() * 1_000_000)) : null;
  }

  ReplyFacts facts() {
    return new ReplyFacts(
        finish, model, inputTokens, outputTokens, load, prompt, answer, total, false);
  }
}
