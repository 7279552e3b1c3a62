package io.hearthlink.personas;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.TokenStream;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.ToolCall;

/** Whoever wants to know what happens in a turn. */
interface TurnListener {

  /** Adds what else it wants to hear to the stream of the AI Service that runs the turn. */
  void addTo(TokenStream stream);

  void onState(ChatState state);

  /** A tool ran, or was refused. */
  void onToolResult(ToolCall call);

  /** The turn is answered and remembered. */
  void onAnswer(ChatResponse response);

  /** The turn failed and is forgotten; or a handler threw, and it goes on. */
  void onFailure(Throwable failure);
}
