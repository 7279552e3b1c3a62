package io.hearthlink.personas;

import dev.langchain4j.service.TokenStream;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.ToolCall;
import java.util.function.Consumer;

/**
 * LangChain4j's stream of an answer, with what a local model needs: a cancel that works while the
 * model still loads, and word of what the call is doing. It begins with {@code start()}, waits for
 * the turns of the same user that began before, and ends once: with {@code onCompleteResponse}, or
 * with {@code onError} and one {@link io.hearthlink.error.LlmException}. As everywhere in
 * LangChain4j, what a handler throws goes to {@code onError} too while the stream goes on, and
 * after {@code StreamingHandle.cancel()} nothing more is heard. {@code onToolExecuted} hears of the
 * tools of the client too.
 *
 * <p>Each handler can be set once, before {@code start()}, by one thread; {@code onError} or {@code
 * ignoreErrors} must be. Handlers are called on the thread of the call, one event after the other.
 */
public interface PersonaStream extends TokenStream {

  /** Hears what the call is doing. */
  PersonaStream onState(Consumer<ChatState> handler);

  /** Hears what became of each tool call, where the client has tools. */
  PersonaStream onToolResult(Consumer<ToolCall> handler);

  /**
   * Ends the answer with a {@link io.hearthlink.error.CancelledException}, from the first moment
   * on; nothing of the turn is remembered. Does nothing once it has ended. From any thread.
   */
  void cancel();
}
