package io.hearthlink.cli;

import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.ToolCall;

/** Shows an answer while it comes. Belongs to the thread of the call. */
final class AnswerPrinter implements ChatListener {

  private final Output output;
  private final WaitNote note;
  private boolean thinking;

  AnswerPrinter(Output output, WaitNote note) {
    this.output = output;
    this.note = note;
  }

  @Override
  public void onState(ChatState state) {
    note.reached(state);
  }

  @Override
  public void onReasoning(String text) {
    note.reached(ChatState.ANSWERING);
    thinking = true;
    output.reasoning(text);
  }

  /** Shows what a tool did; what was answered before it is a line of its own. */
  @Override
  public void onToolResult(ToolCall call) {
    output.endAnswer();
    if (!output.json()) {
      output.note(output.errorStyle().faint(ToolLine.of(call)));
    }
  }

  @Override
  public void onText(String text) {
    note.reached(ChatState.ANSWERING);
    if (thinking) {
      thinking = false;
      output.reasoning("\n");
    }
    output.answer(text);
  }
}
