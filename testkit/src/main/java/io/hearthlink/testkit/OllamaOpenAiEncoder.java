package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The OpenAI form of Ollama 0.32. */
final class OllamaOpenAiEncoder extends OpenAiEncoder {

  @Override
  String reasoningKey() {
    return "reasoning";
  }

  @Override
  ObjectNode envelope(ChatCall call, String object) {
    return super.envelope(call, object).put("system_fingerprint", "fp_ollama");
  }

  /** The role comes with the first piece. */
  @Override
  List<ObjectNode> openingDeltas(ChatCall call, ChatAnswer answer) {
    return List.of();
  }

  @Override
  ObjectNode delta(String key, String piece, boolean first) {
    return (first ? firstDelta() : Json.object()).put(key, piece);
  }

  /** The whole call in one event. */
  @Override
  List<ObjectNode> callDeltas(ChatAnswer answer, int index) {
    boolean first = index == 0 && answer.text().isEmpty() && answer.reasoning().isEmpty();
    FakeToolCall tool = answer.calls().get(index);
    ObjectNode delta = first ? firstDelta() : Json.object();
    delta.putArray("tool_calls").add(call(index, tool, tool.arguments()));
    return List.of(delta);
  }

  @Override
  String type(int status) {
    return switch (status) {
      case 400 -> "invalid_request_error";
      case 404 -> "not_found_error";
      default -> "api_error";
    };
  }

  /**
   * The error gets lost: a piece without text or model, and then the stream ends without a mark.
   */
  @Override
  public List<HttpReply.Piece> streamedError(ChatCall call, String message) {
    ObjectNode chunk = chunk(call, Json.object().put("content", "")).put("model", "");
    return List.of(HttpReply.Piece.frame(data(chunk)));
  }

  private static ObjectNode firstDelta() {
    return Json.object().put("role", "assistant").put("content", "");
  }
}
