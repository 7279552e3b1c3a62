package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Answers in the Anthropic form. */
final class AnthropicEncoder implements ChatEncoder {

  private static final String SIGNATURE = "c2lnbmF0dXJl";

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
      toolUse(content.addObject(), tool).set("input", Json.read(tool.arguments()));
    }
    whole.put("stop_reason", answer.ends() ? word(answer) : null).putNull("stop_sequence");
    ChatAnswer.Usage usage = answer.usage();
    if (usage != null) {
      ObjectNode counts = whole.putObject("usage").put("input_tokens", usage.input());
      counts.put("output_tokens", usage.output());
    }
    return whole;
  }

  @Override
  public List<HttpReply.Piece> opening(ChatCall call, ChatAnswer answer) {
    ObjectNode start = typed("message_start");
    ObjectNode message = message(call);
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence");
    ChatAnswer.Usage usage = answer.usage();
    ObjectNode counts = message.putObject("usage");
    counts.put("input_tokens", usage == null ? 0 : usage.input()).put("output_tokens", 0);
    start.set("message", message);
    return List.of(frame(event(start)), frame(event(typed("ping"))));
  }

  @Override
  public List<HttpReply.Piece> pieces(ChatCall call, ChatAnswer answer) {
    List<HttpReply.Piece> events = new ArrayList<>();
    if (!answer.reasoning().isEmpty()) {
      ObjectNode block = Json.object().put("type", "thinking").put("thinking", "");
      events.add(frame(blockStart(0, block.put("signature", ""))));
      answer
          .reasoning()
          .forEach(p -> events.add(HttpReply.Piece.of(delta(0, "thinking_delta", "thinking", p))));
    }
    if (!answer.text().isEmpty()) {
      events.addAll(reasoningEnd(answer));
      int index = answer.reasoning().isEmpty() ? 0 : 1;
      events.add(frame(blockStart(index, Json.object().put("type", "text").put("text", ""))));
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
    if (answer.text().isEmpty()) {
      events.addAll(reasoningEnd(answer));
    } else {
      events.add(frame(blockStop(index++)));
    }
    for (FakeToolCall tool : answer.calls()) {
      ObjectNode block = toolUse(Json.object(), tool);
      block.putObject("input");
      events.add(frame(blockStart(index, block)));
      // an empty object is not written out on this wire
      for (String part : tool.arguments().equals("{}") ? List.of("") : tool.fragments()) {
        events.add(frame(delta(index, "input_json_delta", "partial_json", part)));
      }
      events.add(frame(blockStop(index++)));
    }
    ObjectNode last = typed("message_delta");
    last.putObject("delta").put("stop_reason", word(answer)).putNull("stop_sequence");
    ChatAnswer.Usage usage = answer.usage();
    if (usage != null) {
      last.putObject("usage").put("output_tokens", usage.output());
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
  public List<HttpReply.Piece> streamedError(String message) {
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

  private static List<HttpReply.Piece> reasoningEnd(ChatAnswer answer) {
    return answer.reasoning().isEmpty()
        ? List.of()
        : List.of(frame(delta(0, "signature_delta", "signature", SIGNATURE)), frame(blockStop(0)));
  }

  private static HttpReply.Piece frame(String event) {
    return HttpReply.Piece.frame(event);
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

  private static ObjectNode toolUse(ObjectNode block, FakeToolCall tool) {
    return block.put("type", "tool_use").put("id", tool.id()).put("name", tool.name());
  }

  private static ObjectNode typed(String type) {
    return Json.object().put("type", type);
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
