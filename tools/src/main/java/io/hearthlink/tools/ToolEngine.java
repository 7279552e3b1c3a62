package io.hearthlink.tools;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.error.ErrorContext;

/** An engine whose answers may use the functions of a toolbox. */
record ToolEngine(ChatEngine inner, ToolSet tools, ToolPolicy policy, ToolRuntime runtime)
    implements ChatEngine {

  @Override
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    EngineInfo info = inner.info();
    ErrorContext context = ErrorContext.of(info.backend(), info.model(), info.endpoint());
    boolean heard = listener != ChatListener.NONE;
    return runtime
        .calls()
        .start(
            context,
            listener,
            call -> new ToolLoop(this, new Rounds(inner, call, heard), request).answer());
  }

  @Override
  public EngineInfo info() {
    return inner.info();
  }

  @Override
  public String toString() {
    return inner + ".tools(" + String.join(", ", tools.names()) + ")";
  }
}
