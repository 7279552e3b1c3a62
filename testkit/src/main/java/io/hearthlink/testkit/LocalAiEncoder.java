package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The OpenAI form of LocalAI 4.9: empty deltas around the text, errors in a stream at status 200.
 */
final class LocalAiEncoder extends OpenAiEncoder {

  @Override
  String reasoningKey() {
    return "reasoning";
  }

  /** Nothing comes before an error that is the first thing, nor before tool calls. */
  @Override
  List<ObjectNode> openingDeltas(ChatCall call, ChatAnswer answer) {
    boolean empty = answer.text().isEmpty() && answer.reasoning().isEmpty();
    if (answer.failsAtOnce() || (empty && !answer.calls().isEmpty())) {
      return List.of();
    }
    ObjectNode role = lastDelta().put("role", "assistant");
    return call.toolNames().isEmpty() ? List.of(role, lastDelta()) : List.of(role);
  }

  /** One event with the name, one with all arguments. */
  @Override
  List<ObjectNode> callDeltas(ChatAnswer answer, int index) {
    FakeToolCall tool = answer.calls().get(index);
    ObjectNode name = lastDelta().put("role", "assistant");
    name.putArray("tool_calls").add(call(index, tool, ""));
    ObjectNode arguments = lastDelta().put("role", "assistant");
    ObjectNode call = call(index, tool, tool.arguments());
    call.withObject("/function").remove("name");
    arguments.putArray("tool_calls").add(call);
    return List.of(name, arguments);
  }

  @Override
  List<ObjectNode> closingDeltas(ChatCall call, ChatAnswer answer) {
    return call.toolNames().isEmpty() ? List.of(lastDelta()) : List.of();
  }

  @Override
  ObjectNode lastDelta() {
    return Json.object().putNull("content");
  }

  @Override
  public ObjectNode error(int status, String message) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("code", status).put("message", message);
    error.put("type", status == 401 || status == 404 ? "invalid_request_error" : "");
    return body;
  }

  @Override
  public List<HttpReply.Piece> streamedError(ChatCall call, String message) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("code", "server_error");
    error.put("message", message).put("type", "server_error");
    return List.of(HttpReply.Piece.frame(data(body)), HttpReply.Piece.frame(DONE));
  }
}
