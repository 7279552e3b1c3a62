package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The Anthropic form of llama-server, whose errors have its own form. */
final class LlamaServerAnthropicEncoder extends AnthropicEncoder {

  @Override
  ObjectNode usage(int input, int output) {
    return super.usage(input, output).put("cache_read_input_tokens", 0);
  }

  @Override
  boolean pings() {
    return false;
  }

  @Override
  ObjectNode toolStart(FakeToolCall tool) {
    return toolUse(tool);
  }

  @Override
  public ObjectNode error(int status, String message) {
    ObjectNode body = Json.object();
    body.set("error", LlamaServerEncoder.bare(status, message));
    return body;
  }

  @Override
  public List<HttpReply.Piece> streamedError(ChatCall call, String message) {
    ObjectNode bare = LlamaServerEncoder.bare(500, message);
    return List.of(frame("event: error\ndata: " + bare + "\n\n"));
  }

  @Override
  public String wholeType() {
    return "application/json; charset=utf-8";
  }
}
