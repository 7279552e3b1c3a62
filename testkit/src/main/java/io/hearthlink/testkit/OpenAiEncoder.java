package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers in the OpenAI form, with the habits of one kind of server. */
final class OpenAiEncoder implements ChatEncoder {

  private static final long CREATED = 1_795_426_054L;
  private static final String DONE = "data: [DONE]\n\n";

  private final ServerKind kind;

  OpenAiEncoder(ServerKind kind) {
    this.kind = kind;
  }

  @Override
  public JsonNode whole(ChatCall call, ChatAnswer answer) {
    ObjectNode whole = envelope(call, "chat.completion");
    ObjectNode choice = whole.putArray("choices").addObject().put("index", 0);
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    message.put("content", answer.wholeText());
    if (!answer.reasoning().isEmpty()) {
      message.put(reasoningKey(), answer.wholeReasoning());
    }
    if (!answer.calls().isEmpty()) {
      ArrayNode list = message.putArray("tool_calls");
      answer.calls().forEach(c -> fill(list.addObject(), list.size() - 1, c, c.arguments()));
    }
    choice.put("finish_reason", answer.ends() ? word(answer) : null);
    addUsage(whole, answer);
    return whole;
  }

  @Override
  public List<HttpReply.Piece> opening(ChatCall call, ChatAnswer answer) {
    ObjectNode delta = Json.object().put("role", "assistant");
    return List.of(frame(event(call, delta.putNull("content"), null)));
  }

  @Override
  public List<HttpReply.Piece> pieces(ChatCall call, ChatAnswer answer) {
    List<HttpReply.Piece> events = new ArrayList<>();
    answer
        .reasoning()
        .forEach(p -> events.add(piece(event(call, Json.object().put(reasoningKey(), p), null))));
    answer
        .text()
        .forEach(p -> events.add(piece(event(call, Json.object().put("content", p), null))));
    return events;
  }

  @Override
  public List<HttpReply.Piece> closing(ChatCall call, ChatAnswer answer) {
    List<HttpReply.Piece> events = new ArrayList<>();
    for (int i = 0; i < answer.calls().size(); i++) {
      addCall(events, call, i, answer.calls().get(i));
    }
    events.add(frame(event(call, Json.object(), word(answer))));
    if (call.wantsUsage() && answer.usage() != null) {
      ObjectNode last = envelope(call, "chat.completion.chunk");
      last.putArray("choices");
      addUsage(last, answer);
      events.add(frame("data: " + last + "\n\n"));
    }
    events.add(frame(DONE));
    return events;
  }

  @Override
  public ObjectNode error(int status, String message) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("message", message).put("type", type(status));
    if (kind == ServerKind.LLAMA_SERVER || kind == ServerKind.LOCALAI) {
      error.put("code", status);
    } else {
      error.putNull("param").putNull("code");
    }
    return body;
  }

  @Override
  public List<HttpReply.Piece> streamedError(String message) {
    String data = "data: " + error(500, message) + "\n\n";
    return switch (kind) {
      case LOCALAI -> List.of(frame(data), frame(DONE));
      case LM_STUDIO -> List.of(frame("event: error\n" + data));
      default -> List.of(frame(data));
    };
  }

  @Override
  public String malformed() {
    return "data: {\"choices\":[{\"index\":0,\n\n";
  }

  @Override
  public String streamType() {
    return "text/event-stream";
  }

  @Override
  public String wholeType() {
    return "application/json";
  }

  private void addCall(List<HttpReply.Piece> events, ChatCall call, int index, FakeToolCall tool) {
    if (kind == ServerKind.OLLAMA) {
      events.add(frame(callEvent(call, index, tool, tool.arguments())));
      return;
    }
    events.add(frame(callEvent(call, index, tool, "")));
    for (String part : tool.fragments()) {
      ObjectNode delta = Json.object();
      ObjectNode fragment = delta.putArray("tool_calls").addObject().put("index", index);
      fragment.putObject("function").put("arguments", part);
      events.add(frame(event(call, delta, null)));
    }
  }

  private static HttpReply.Piece piece(String event) {
    return HttpReply.Piece.of(event);
  }

  private static HttpReply.Piece frame(String event) {
    return HttpReply.Piece.frame(event);
  }

  private static String callEvent(ChatCall call, int index, FakeToolCall tool, String arguments) {
    ObjectNode delta = Json.object();
    fill(delta.putArray("tool_calls").addObject(), index, tool, arguments);
    return event(call, delta, null);
  }

  private static void fill(ObjectNode node, int index, FakeToolCall call, String arguments) {
    node.put("index", index).put("id", call.id()).put("type", "function");
    node.putObject("function").put("name", call.name()).put("arguments", arguments);
  }

  private static String event(ChatCall call, ObjectNode delta, @Nullable String finish) {
    ObjectNode chunk = envelope(call, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.put("finish_reason", finish);
    return "data: " + chunk + "\n\n";
  }

  private static ObjectNode envelope(ChatCall call, String object) {
    return Json.object()
        .put("id", "chatcmpl-592")
        .put("object", object)
        .put("created", CREATED)
        .put("model", call.model());
  }

  private static void addUsage(ObjectNode node, ChatAnswer answer) {
    ChatAnswer.Usage usage = answer.usage();
    if (usage != null) {
      ObjectNode counts = node.putObject("usage").put("prompt_tokens", usage.input());
      counts.put("completion_tokens", usage.output());
      counts.put("total_tokens", usage.input() + usage.output());
    }
  }

  private String reasoningKey() {
    return kind == ServerKind.OLLAMA || kind == ServerKind.LOCALAI
        ? "reasoning"
        : "reasoning_content";
  }

  private static String type(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 404 -> "not_found_error";
      case 429 -> "rate_limit_error";
      case 503 -> "unavailable_error";
      default -> status < 500 ? "invalid_request_error" : "server_error";
    };
  }

  private static String word(ChatAnswer answer) {
    if (answer.finishWord() != null) {
      return answer.finishWord();
    }
    return switch (answer.reason()) {
      case LENGTH -> "length";
      case TOOL_EXECUTION -> "tool_calls";
      case CONTENT_FILTER -> "content_filter";
      default -> "stop";
    };
  }
}
