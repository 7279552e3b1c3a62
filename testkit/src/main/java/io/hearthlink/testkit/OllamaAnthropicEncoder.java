package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Anthropic form of Ollama 0.32. */
final class OllamaAnthropicEncoder extends AnthropicEncoder {

  @Override
  void addStop(ObjectNode node, @Nullable String reason) {
    if (reason != null) {
      node.put("stop_reason", reason);
    }
  }

  @Override
  ObjectNode usageAtEnd(ChatAnswer.Usage usage) {
    return usage(usage.input(), usage.output());
  }

  @Override
  boolean pings() {
    return false;
  }

  /** The error gets lost: the stream ends without a mark. */
  @Override
  public List<HttpReply.Piece> streamedError(ChatCall call, String message) {
    return List.of();
  }
}
