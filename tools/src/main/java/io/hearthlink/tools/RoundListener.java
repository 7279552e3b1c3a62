package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.PartialToolCall;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.ToolCall;

/**
 * Tells what comes in one round.
 *
 * @param next hears it
 * @param shown whether it hears the text too
 */
record RoundListener(ChatListener next, boolean shown) implements ChatListener {

  @Override
  public void onText(String text) {
    if (shown) {
      next.onText(text);
    }
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
    next.onToolResult(call);
  }

  @Override
  public void onState(ChatState state) {
    next.onState(state);
  }
}
