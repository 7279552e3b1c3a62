package io.hearthlink.backend;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hearthlink.config.CustomFormat;
import io.hearthlink.transport.ErrorClassifier;
import io.hearthlink.transport.ReplyFacts;
import io.hearthlink.transport.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the replies of a format of the user's own. Without a pointer to an end mark, a body that
 * is complete is the end, and the report says that it was unmarked.
 */
final class CustomWire implements Wire {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> INPUT =
      List.of("prompt_tokens", "input_tokens", "prompt_eval_count", "prompt_n");
  private static final List<String> OUTPUT =
      List.of("completion_tokens", "output_tokens", "eval_count", "predicted_n");

  private final CustomFormat format;
  private int inputTokens;
  private int outputTokens;
  private @Nullable String finish;
  private boolean marked;

  CustomWire(CustomFormat format) {
    this.format = format;
  }

  @Override
  public Framing framing() {
    return switch (format.stream()) {
      case SSE -> Framing.SSE;
      case NDJSON -> Framing.NDJSON;
      case NONE -> Framing.BODY;
    };
  }

  @Override
  public boolean event(@Nullable String name, String data) {
    if (data.strip().equals("[DONE]")) {
      return false;
    }
    JsonNode event = read(data);
    if (ErrorClassifier.stated(event) != null || "error".equals(name)) {
      throw new ReportedError(data);
    }
    if (at(event, format.delta()).isContainerNode()) {
      throw new UnreadableEvent("no text stands at " + format.delta());
    }
    take(event);
    return true;
  }

  @Override
  public void body(String body) {
    JsonNode reply = read(body);
    if (ErrorClassifier.stated(reply) != null) {
      throw new ReportedError(body);
    }
    take(reply);
    JsonNode answer = at(reply, format.text());
    if (answer.isNull() || !answer.isValueNode()) {
      throw new UnreadableEvent("no text stands at " + format.text());
    }
    if (!marked && !endsWithBody()) {
      throw new UnreadableEvent("the end mark is missing at " + format.done());
    }
  }

  String delta(String data) {
    return at(read(data), format.delta()).asText("");
  }

  String text(String body) {
    return at(read(body), format.text()).asText("");
  }

  private void take(JsonNode node) {
    JsonNode usage = at(node, format.usage());
    inputTokens = Math.max(inputTokens, first(usage, INPUT));
    outputTokens = Math.max(outputTokens, first(usage, OUTPUT));
    JsonNode mark = at(node, format.done());
    if (!mark.isMissingNode()
        && !mark.isNull()
        && !mark.asText().isEmpty()
        && !mark.asText().equals("false")) {
      marked = true;
      finish = mark.isTextual() ? mark.asText() : finish;
    }
  }

  private static int first(JsonNode usage, List<String> names) {
    return names.stream().mapToInt(name -> usage.path(name).asInt()).max().orElse(0);
  }

  private static JsonNode at(JsonNode node, @Nullable String pointer) {
    return pointer == null ? JSON.missingNode() : node.at(JsonPointer.compile(pointer));
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw UnreadableEvent.notJson(text, e);
    }
  }

  @Override
  public boolean ended() {
    return marked;
  }

  @Override
  public boolean endsWithBody() {
    return format.done() == null;
  }

  @Override
  public boolean over() {
    // the counts may follow the mark
    return marked && (format.usage() == null || outputTokens > 0);
  }

  @Override
  public ReplyFacts facts() {
    return new ReplyFacts(
        finish, null, inputTokens, outputTokens, null, null, null, null, format.done() == null);
  }
}
