package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Answers in the OpenAI form; servers with habits of their own override what they do otherwise. */
class OpenAiEncoder implements ChatEncoder {

  static final String DONE = "data: [DONE]\n\n";

  private static final long CREATED = 1_795_426_054L;

  /** The key of reasoning. */
  String reasoningKey() {
    return "reasoning_content";
  }

  /** What every object of an answer begins with. */
  ObjectNode envelope(ChatCall call, String object) {
    return Json.object()
        .put("id", "chatcmpl-592")
        .put("object", object)
        .put("created", CREATED)
        .put("model", call.model());
  }

  /** The deltas before the first piece. */
  List<ObjectNode> openingDeltas(ChatCall call, ChatAnswer answer) {
    return List.of(Json.object().put("role", "assistant").putNull("content"));
  }

  /** The delta of one piece; {@code first} where nothing came before. */
  ObjectNode delta(String key, String piece, boolean first) {
    return Json.object().put(key, piece);
  }

  /** The deltas of one tool call. */
  List<ObjectNode> callDeltas(ChatAnswer answer, int index) {
    FakeToolCall tool = answer.calls().get(index);
    List<ObjectNode> deltas = new ArrayList<>();
    ObjectNode start = Json.object();
    start.putArray("tool_calls").add(call(index, tool, ""));
    deltas.add(start);
    for (String part : tool.fragments()) {
      ObjectNode delta = Json.object();
      ObjectNode fragment = delta.putArray("tool_calls").addObject().put("index", index);
      fragment.putObject("function").put("arguments", part);
      deltas.add(delta);
    }
    return deltas;
  }

  /** The deltas between the last piece or call and the end. */
  List<ObjectNode> closingDeltas(ChatCall call, ChatAnswer answer) {
    return List.of();
  }

  /** The delta with which the finish reason comes. */
  ObjectNode lastDelta() {
    return Json.object();
  }

  /** Adds the tokens to a whole answer, or to the last event of a stream that tells them. */
  void addUsage(ObjectNode node, ChatAnswer.Usage usage) {
    ObjectNode counts = node.putObject("usage").put("prompt_tokens", usage.input());
    counts.put("completion_tokens", usage.output());
    counts.put("total_tokens", usage.input() + usage.output());
  }

  /** Adds to the event with the finish reason, in a stream that is not to tell the tokens. */
  void addToUncounted(ObjectNode event, ChatAnswer.Usage usage) {}

  /** A call in an answer that is not streamed. */
  ObjectNode wholeCall(int index, FakeToolCall call) {
    return call(index, call, call.arguments());
  }

  ObjectNode call(int index, FakeToolCall call, String arguments) {
    ObjectNode node = Json.object().put("index", index).put("id", call.id());
    node.put("type", "function");
    node.putObject("function").put("name", call.name()).put("arguments", arguments);
    return node;
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
      answer.calls().forEach(c -> list.add(wholeCall(list.size(), c)));
    }
    choice.put("finish_reason", answer.ends() ? word(answer) : null);
    if (answer.usage() != null) {
      addUsage(whole, answer.usage());
    }
    return whole;
  }

  @Override
  public List<HttpReply.Piece> opening(ChatCall call, ChatAnswer answer) {
    return frames(call, openingDeltas(call, answer));
  }

  @Override
  public List<HttpReply.Piece> pieces(ChatCall call, ChatAnswer answer) {
    List<HttpReply.Piece> events = new ArrayList<>();
    for (String piece : answer.reasoning()) {
      ObjectNode delta = delta(reasoningKey(), piece, events.isEmpty());
      events.add(HttpReply.Piece.of(data(chunk(call, delta))));
    }
    for (String piece : answer.text()) {
      ObjectNode delta = delta("content", piece, events.isEmpty());
      events.add(HttpReply.Piece.of(data(chunk(call, delta))));
    }
    return events;
  }

  @Override
  public List<HttpReply.Piece> closing(ChatCall call, ChatAnswer answer) {
    List<HttpReply.Piece> events = new ArrayList<>();
    for (int i = 0; i < answer.calls().size(); i++) {
      events.addAll(frames(call, callDeltas(answer, i)));
    }
    events.addAll(frames(call, closingDeltas(call, answer)));
    ObjectNode end = chunk(call, lastDelta());
    ((ObjectNode) end.path("choices").path(0)).put("finish_reason", word(answer));
    ChatAnswer.Usage usage = answer.usage();
    if (usage != null && !call.wantsUsage()) {
      addToUncounted(end, usage);
    }
    events.add(HttpReply.Piece.frame(data(end)));
    if (usage != null && call.wantsUsage()) {
      ObjectNode last = envelope(call, "chat.completion.chunk");
      last.putArray("choices");
      addUsage(last, usage);
      events.add(HttpReply.Piece.frame(data(last)));
    }
    events.add(HttpReply.Piece.frame(DONE));
    return events;
  }

  @Override
  public ObjectNode error(int status, String message) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("message", message).put("type", type(status));
    error.putNull("param").putNull("code");
    return body;
  }

  @Override
  public List<HttpReply.Piece> streamedError(ChatCall call, String message) {
    return List.of(HttpReply.Piece.frame(data(error(500, message))));
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

  /** The type that an error of this status has. */
  String type(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 404 -> "not_found_error";
      case 429 -> "rate_limit_error";
      case 503 -> "unavailable_error";
      default -> status < 500 ? "invalid_request_error" : "server_error";
    };
  }

  ObjectNode chunk(ChatCall call, ObjectNode delta) {
    ObjectNode chunk = envelope(call, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.putNull("finish_reason");
    return chunk;
  }

  static String data(JsonNode event) {
    return "data: " + event + "\n\n";
  }

  private List<HttpReply.Piece> frames(ChatCall call, List<ObjectNode> deltas) {
    return deltas.stream().map(delta -> HttpReply.Piece.frame(data(chunk(call, delta)))).toList();
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
