package io.hearthlink.structured;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.PartialToolCall;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.ToolCall;
import java.util.function.Consumer;

/**
 * Hears one try: passes on what belongs to the whole, and gathers the text, which counts only once
 * it fits. Belongs to the thread of the call.
 */
final class TryListener implements ChatListener {

  private final ChatListener outer;
  private final Consumer<? super CharSequence> text;
  private final boolean tools;
  private final StringBuilder soFar = new StringBuilder();

  /**
   * Creates it.
   *
   * @param text hears all of the text that came, whenever more of it came
   * @param tools whether tool calls are for the outer listener
   */
  TryListener(ChatListener outer, Consumer<? super CharSequence> text, boolean tools) {
    this.outer = outer;
    this.text = text;
    this.tools = tools;
  }

  @Override
  public void onText(String piece) {
    gather(piece);
  }

  @Override
  public void onReasoning(String piece) {
    outer.onReasoning(piece);
  }

  @Override
  public void onPartialToolCall(PartialToolCall piece) {
    if (tools) {
      outer.onPartialToolCall(piece);
    } else {
      gather(piece.partialArguments());
    }
  }

  @Override
  public void onToolCall(ToolExecutionRequest call) {
    if (tools) {
      outer.onToolCall(call);
    }
  }

  @Override
  public void onToolResult(ToolCall call) {
    outer.onToolResult(call);
  }

  @Override
  public void onState(ChatState state) {
    outer.onState(state);
  }

  private void gather(String piece) {
    soFar.append(piece);
    text.accept(soFar);
  }
}
