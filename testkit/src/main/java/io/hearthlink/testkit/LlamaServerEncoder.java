package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The OpenAI form of llama-server. */
final class LlamaServerEncoder extends OpenAiEncoder {

  @Override
  ObjectNode envelope(ChatCall call, String object) {
    return super.envelope(call, object).put("system_fingerprint", "b10500-0c1e57098");
  }

  @Override
  void addUsage(ObjectNode node, ChatAnswer.Usage usage) {
    super.addUsage(node, usage);
    ((ObjectNode) node.path("usage")).putObject("prompt_tokens_details").put("cached_tokens", 0);
    addTimings(node, usage);
  }

  @Override
  void addToUncounted(ObjectNode event, ChatAnswer.Usage usage) {
    addTimings(event, usage);
  }

  @Override
  ObjectNode wholeCall(int index, FakeToolCall call) {
    ObjectNode node = super.wholeCall(index, call);
    node.remove("index");
    return node;
  }

  @Override
  public ObjectNode error(int status, String message) {
    ObjectNode body = Json.object();
    body.set("error", bare(status, message));
    return body;
  }

  /** The events stop after it. */
  @Override
  public List<HttpReply.Piece> streamedError(ChatCall call, String message) {
    return List.of(HttpReply.Piece.frame(data(error(500, message))));
  }

  @Override
  public String wholeType() {
    return "application/json; charset=utf-8";
  }

  /** An error without what is around it. */
  static ObjectNode bare(int status, String message) {
    String type =
        switch (status) {
          case 401 -> "authentication_error";
          case 403 -> "permission_error";
          case 404 -> "not_found_error";
          case 501 -> "not_supported_error";
          case 503 -> "unavailable_error";
          default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    return Json.object().put("code", status).put("message", message).put("type", type);
  }

  private static void addTimings(ObjectNode node, ChatAnswer.Usage usage) {
    ObjectNode timings = node.putObject("timings").put("cache_n", 0).put("prompt_n", usage.input());
    timings.put("prompt_ms", 57.486).put("prompt_per_token_ms", 2.613);
    timings.put("prompt_per_second", 382.7).put("predicted_n", usage.output());
    timings.put("predicted_ms", 60.172).put("predicted_per_token_ms", 2.074);
    timings.put("predicted_per_second", 481.9);
  }
}
