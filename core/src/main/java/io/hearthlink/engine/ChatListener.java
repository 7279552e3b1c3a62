package io.hearthlink.engine;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.PartialToolCall;
import java.util.function.Consumer;

/**
 * Hears an answer while it comes. It has no ending: the future of the call is the ending. Calls to
 * it are serial, on daemon threads that belong to the call; it may block, which is not counted as a
 * stall of the server. A listener that throws ends the call with a {@link
 * io.hearthlink.error.CancelledException} that has the exception as its cause.
 */
public interface ChatListener {

  /** Hears nothing. */
  ChatListener NONE = new ChatListener() {};

  /** The next piece of the answer; never empty. */
  default void onText(String text) {}

  /** The next piece of the model's reasoning; never empty. */
  default void onReasoning(String text) {}

  /**
   * The next piece of a tool call, where the server streams them; {@link #onToolCall} follows with
   * the whole call.
   */
  default void onPartialToolCall(PartialToolCall piece) {}

  /** A complete tool call that the model asks for. */
  default void onToolCall(ToolExecutionRequest call) {}

  /** What became of a tool call, where this call executes tools itself. */
  default void onToolResult(ToolCall call) {}

  /** What the call is doing now. */
  default void onState(ChatState state) {}

  /** Returns a listener that passes the text on to {@code consumer} and ignores the rest. */
  static ChatListener text(Consumer<? super String> consumer) {
    return new ChatListener() {
      @Override
      public void onText(String text) {
        consumer.accept(text);
      }
    };
  }
}
