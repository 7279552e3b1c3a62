package io.hearthlink.layer;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.engine.StagedCall;
import java.util.List;
import java.util.function.Supplier;

/** An engine whose written calls are promoted. */
record ToolTextEngine(ChatEngine inner, List<Dialect> dialects, Supplier<String> ids)
    implements ChatEngine {

  @Override
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    if (request.toolSpecifications().isEmpty() || request.toolChoice() == ToolChoice.NONE) {
      return inner.start(request, listener);
    }
    DeclaredTools tools = DeclaredTools.of(request.toolSpecifications());
    return StagedCall.start(
        inner, request, call -> new ToolTextStage(listener, new CallScanner(dialects, tools, ids)));
  }

  @Override
  public EngineInfo info() {
    return inner.info();
  }

  @Override
  public String toString() {
    return inner + ".toolText()";
  }
}
