package io.hearthlink.engine;

import dev.langchain4j.model.chat.request.ChatRequest;

/**
 * Answers one chat request as a stream of events. Every backend and every layer is one.
 * Thread-safe; {@code toString()} prints the chain: {@code ollama(qwen3:4b @
 * http://localhost:11434).toolText()}.
 */
public interface ChatEngine {

  /**
   * Starts to answer {@code request} and returns at once; what goes wrong is in the future of the
   * returned call, never thrown here.
   *
   * @param request messages and parameters; {@link CallParameters} carry what LangChain4j's do not
   *     have. What is absent is the engine's default
   * @param listener hears the answer while it comes; {@link ChatListener#NONE} where nobody does
   */
  ActiveChat start(ChatRequest request, ChatListener listener);

  /** What this engine is. Constant. */
  EngineInfo info();
}
