package io.hearthlink.layer;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.engine.StagedCall;
import java.util.function.Supplier;

/** An engine whose written calls are promoted. */
record ToolTextEngine(ChatEngine inner, Supplier<String> ids) implements ChatEngine {

  @Override
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    if (!allowsCalls(request)) {
      return inner.start(request, listener);
    }
    CallFitter fitter = new CallFitter(DeclaredTools.of(request.toolSpecifications()), ids);
    return StagedCall.start(
        inner,
        request,
        call -> new ToolTextStage(listener, new CallScanner(Dialects.OPENINGS, fitter)));
  }

  /** Where a format was asked for, every server lets it win over tools: JSON is the answer. */
  private static boolean allowsCalls(ChatRequest request) {
    ResponseFormat format = request.responseFormat();
    return !request.toolSpecifications().isEmpty()
        && request.toolChoice() != ToolChoice.NONE
        && (format == null || format.type() != ResponseFormatType.JSON);
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
