package io.hearthlink.personas;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.PartialToolCall;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.engine.ToolCall;
import java.util.function.Consumer;

/**
 * The engine of one turn: tells the turn what LangChain4j's streams do not tell, which call runs,
 * what it is doing, and what became of the tools that it executed itself.
 */
record TurnEngine(
    ChatEngine inner,
    Consumer<ActiveChat> calls,
    Consumer<ChatState> states,
    Consumer<ToolCall> tools)
    implements ChatEngine {

  @Override
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    ActiveChat call = inner.start(request, new WithStates(listener, states, tools));
    calls.accept(call);
    return call;
  }

  @Override
  public EngineInfo info() {
    return inner.info();
  }

  @Override
  public String toString() {
    return inner.toString();
  }

  private record WithStates(ChatListener next, Consumer<ChatState> states, Consumer<ToolCall> tools)
      implements ChatListener {

    @Override
    public void onText(String text) {
      next.onText(text);
    }

    @Override
    public void onReasoning(String text) {
      next.onReasoning(text);
    }

    @Override
    public void onPartialToolCall(PartialToolCall piece) {
      next.onPartialToolCall(piece);
    }

    @Override
    public void onToolCall(ToolExecutionRequest call) {
      next.onToolCall(call);
    }

    @Override
    public void onToolResult(ToolCall call) {
      tools.accept(call);
      next.onToolResult(call);
    }

    @Override
    public void onState(ChatState state) {
      states.accept(state);
      next.onState(state);
    }
  }
}
