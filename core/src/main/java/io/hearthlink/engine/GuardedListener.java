package io.hearthlink.engine;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.PartialToolCall;
import org.jspecify.annotations.Nullable;

/**
 * The user's listener, made safe: it is silent once the call is cancelled, what it throws ends the
 * call, and what it was shown is remembered for errors. Belongs to the thread of the call; what it
 * remembers may be read from others.
 */
final class GuardedListener implements ChatListener {

  private final ChatListener user;
  private final RunningCall call;
  private final StringBuilder text = new StringBuilder();
  private @Nullable ChatState state;
  private volatile long firstNanos;

  GuardedListener(ChatListener user, RunningCall call) {
    this.user = user;
    this.call = call;
  }

  @Override
  public void onText(String piece) {
    if (piece.isEmpty()) {
      return;
    }
    shown();
    synchronized (text) {
      text.append(piece);
    }
    tell(() -> user.onText(piece));
  }

  @Override
  public void onReasoning(String piece) {
    if (!piece.isEmpty()) {
      shown();
      tell(() -> user.onReasoning(piece));
    }
  }

  @Override
  public void onPartialToolCall(PartialToolCall piece) {
    shown();
    tell(() -> user.onPartialToolCall(piece));
  }

  @Override
  public void onToolCall(ToolExecutionRequest toolCall) {
    shown();
    tell(() -> user.onToolCall(toolCall));
  }

  @Override
  public void onToolResult(ToolCall toolCall) {
    tell(() -> user.onToolResult(toolCall));
  }

  /** Tells each state once, however many engines of a chain report it. */
  @Override
  public void onState(ChatState next) {
    if (next != state) {
      state = next;
      tell(() -> user.onState(next));
    }
  }

  String text() {
    synchronized (text) {
      return text.toString();
    }
  }

  long firstNanos() {
    return firstNanos;
  }

  private void shown() {
    if (firstNanos == 0) {
      firstNanos = System.nanoTime();
      onState(ChatState.ANSWERING);
    }
  }

  private void tell(Runnable event) {
    if (call.cancelled()) {
      return;
    }
    try {
      event.run();
    } catch (RuntimeException | Error thrown) {
      call.stopForListener(thrown);
    }
  }
}
