package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers in the Anthropic form; servers with habits of their own override what they do otherwise.
 */
class AnthropicEncoder implements ChatEncoder {

  private static final String SIGNATURE = "c2lnbmF0dXJl";

  /** Adds why the answer stopped, or null while it has not. */
  void addStop(ObjectNode node, @Nullable String reason) {
    node.put("stop_reason", reason).putNull("stop_sequence");
  }

  /** The tokens as a whole answer tells them. */
  ObjectNode usage(int input, int output) {
    return Json.object().put("input_tokens", input).put("output_tokens", output);
  }

  /** The tokens as the start of a stream tells them. */
  ObjectNode usageAtStart(int input) {
    return usage(input, 0);
  }

  /** The tokens as the end of a stream tells them. */
  ObjectNode usageAtEnd(ChatAnswer.Usage usage) {
    return Json.object().put("output_tokens", usage.output());
  }

  /** Whether a stream has pings. */
  boolean pings() {
    return true;
  }

  /** Whether a stream opens a block of text before it knows of one. */
  boolean startsWithText() {
    return false;
  }

  /** A tool call as a block, without its input. */
  ObjectNode toolUse(FakeToolCall tool) {
    return typed("tool_use").put("id", tool.id()).put("name", tool.name());
  }

  /** A tool call as the start of a block. */
  ObjectNode toolStart(FakeToolCall tool) {
    ObjectNode start = toolUse(tool);
    start.putObject("input");
    return start;
  }

  @Override
  public JsonNode whole(ChatCall call, ChatAnswer answer) {
    ObjectNode whole = message(call);
    ArrayNode content = whole.putArray("content");
    if (!answer.reasoning().isEmpty()) {
      ObjectNode block = content.addObject().put("type", "thinking");
      block.put("thinking", answer.wholeReasoning()).put("signature", SIGNATURE);
    }
    if (!answer.text().isEmpty()) {
      content.addObject().put("type", "text").put("text", answer.wholeText());
    }
    for (FakeToolCall tool : answer.calls()) {
      content.add(toolUse(tool).set("input", Json.read(tool.arguments())));
    }
    addStop(whole, answer.ends() ? word(answer) : null);
    ChatAnswer.Usage usage = answer.usage();
    if (usage != null) {
      whole.set("usage", usage(usage.input(), usage.output()));
    }
    return whole;
  }

  @Override
  public List<HttpReply.Piece> opening(ChatCall call, ChatAnswer answer) {
    ObjectNode start = typed("message_start");
    ObjectNode message = message(call);
    message.putArray("content");
    addStop(message, null);
    message.set("usage", usageAtStart(answer.usage() == null ? 0 : answer.usage().input()));
    start.set("message", message);
    List<HttpReply.Piece> events = new ArrayList<>(List.of(frame(event(start))));
    if (pings()) {
      events.add(frame(event(typed("ping"))));
    }
    if (startsEarly(answer)) {
      events.add(frame(blockStart(0, typed("text").put("text", ""))));
    }
    return events;
  }

  @Override
  public List<HttpReply.Piece> pieces(ChatCall call, ChatAnswer answer) {
    List<HttpReply.Piece> events = new ArrayList<>();
    if (!answer.reasoning().isEmpty()) {
      ObjectNode block = typed("thinking").put("thinking", "").put("signature", "");
      events.add(frame(blockStart(0, block)));
      answer
          .reasoning()
          .forEach(p -> events.add(HttpReply.Piece.of(delta(0, "thinking_delta", "thinking", p))));
    }
    if (!answer.text().isEmpty()) {
      events.addAll(reasoningEnd(answer));
      int index = answer.reasoning().isEmpty() ? 0 : 1;
      if (!startsEarly(answer)) {
        events.add(frame(blockStart(index, typed("text").put("text", ""))));
      }
      answer
          .text()
          .forEach(p -> events.add(HttpReply.Piece.of(delta(index, "text_delta", "text", p))));
    }
    return events;
  }

  @Override
  public List<HttpReply.Piece> closing(ChatCall call, ChatAnswer answer) {
    List<HttpReply.Piece> events = new ArrayList<>();
    int index = answer.reasoning().isEmpty() ? 0 : 1;
    if (!answer.text().isEmpty() || startsEarly(answer)) {
      events.add(frame(blockStop(index++)));
    } else {
      events.addAll(reasoningEnd(answer));
    }
    for (FakeToolCall tool : answer.calls()) {
      events.add(frame(blockStart(index, toolStart(tool))));
      // an empty object is not written out on this wire
      for (String part : tool.arguments().equals("{}") ? List.of("") : tool.fragments()) {
        events.add(frame(delta(index, "input_json_delta", "partial_json", part)));
      }
      events.add(frame(blockStop(index++)));
    }
    ObjectNode last = typed("message_delta");
    addStop(last.putObject("delta"), word(answer));
    if (answer.usage() != null) {
      last.set("usage", usageAtEnd(answer.usage()));
    }
    events.add(frame(event(last)));
    events.add(frame(event(typed("message_stop"))));
    return events;
  }

  @Override
  public ObjectNode error(int status, String message) {
    ObjectNode body = typed("error");
    body.putObject("error").put("type", type(status)).put("message", message);
    return body.put("request_id", "req_011");
  }

  @Override
  public List<HttpReply.Piece> streamedError(ChatCall call, String message) {
    return List.of(frame(event(error(500, message))));
  }

  @Override
  public String malformed() {
    return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\n\n";
  }

  @Override
  public String streamType() {
    return "text/event-stream";
  }

  @Override
  public String wholeType() {
    return "application/json";
  }

  static ObjectNode typed(String type) {
    return Json.object().put("type", type);
  }

  static HttpReply.Piece frame(String event) {
    return HttpReply.Piece.frame(event);
  }

  private boolean startsEarly(ChatAnswer answer) {
    return startsWithText() && answer.reasoning().isEmpty();
  }

  private static List<HttpReply.Piece> reasoningEnd(ChatAnswer answer) {
    return answer.reasoning().isEmpty()
        ? List.of()
        : List.of(frame(delta(0, "signature_delta", "signature", SIGNATURE)), frame(blockStop(0)));
  }

  private static String blockStart(int index, ObjectNode block) {
    ObjectNode start = typed("content_block_start").put("index", index);
    start.set("content_block", block);
    return event(start);
  }

  private static String delta(int index, String type, String key, String value) {
    ObjectNode part = typed("content_block_delta").put("index", index);
    part.set("delta", typed(type).put(key, value));
    return event(part);
  }

  private static String blockStop(int index) {
    return event(typed("content_block_stop").put("index", index));
  }

  private static ObjectNode message(ChatCall call) {
    ObjectNode message = Json.object().put("id", "msg_78faee84").put("type", "message");
    return message.put("role", "assistant").put("model", call.model());
  }

  private static String event(ObjectNode data) {
    return "event: " + data.path("type").asText() + "\ndata: " + data + "\n\n";
  }

  private static String type(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 503, 529 -> "overloaded_error";
      case 504 -> "timeout_error";
      default -> status < 500 ? "invalid_request_error" : "api_error";
    };
  }

  private static String word(ChatAnswer answer) {
    if (answer.finishWord() != null) {
      return answer.finishWord();
    }
    return switch (answer.reason()) {
      case LENGTH -> "max_tokens";
      case TOOL_EXECUTION -> "tool_use";
      case CONTENT_FILTER -> "refusal";
      default -> "end_turn";
    };
  }
}
