package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The Anthropic form of LocalAI 4.9. */
final class LocalAiAnthropicEncoder extends AnthropicEncoder {

  @Override
  void addStop(ObjectNode node, @Nullable String reason) {
    node.put("stop_reason", reason);
  }

  /** A stream does not count the prompt. */
  @Override
  ObjectNode usageAtStart(int input) {
    return usage(0, 0);
  }

  @Override
  ObjectNode usageAtEnd(ChatAnswer.Usage usage) {
    return usage(0, usage.output());
  }

  @Override
  boolean pings() {
    return false;
  }

  @Override
  boolean startsWithText() {
    return true;
  }

  @Override
  ObjectNode toolUse(FakeToolCall tool) {
    return super.toolUse(tool).put("text", "");
  }

  @Override
  ObjectNode toolStart(FakeToolCall tool) {
    return toolUse(tool);
  }

  /** Without the number of the request. */
  @Override
  public ObjectNode error(int status, String message) {
    ObjectNode body = super.error(status, message);
    body.remove("request_id");
    return body;
  }
}
