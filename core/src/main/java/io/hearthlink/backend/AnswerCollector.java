package io.hearthlink.backend;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.hearthlink.engine.ChatListener;
import org.jspecify.annotations.Nullable;

/** Passes a provider's stream on to a listener and keeps its one ending. */
final class AnswerCollector implements StreamingChatResponseHandler {

  private final ChatListener listener;
  private @Nullable ChatResponse response;
  private @Nullable Throwable error;

  AnswerCollector(ChatListener listener) {
    this.listener = listener;
  }

  @Override
  public void onPartialResponse(String text) {
    listener.onText(text);
  }

  @Override
  public void onPartialThinking(PartialThinking thinking) {
    listener.onReasoning(thinking.text());
  }

  @Override
  public void onPartialToolCall(PartialToolCall piece) {
    listener.onPartialToolCall(piece);
  }

  @Override
  public void onCompleteToolCall(CompleteToolCall call) {
    listener.onToolCall(call.toolExecutionRequest());
  }

  @Override
  public void onCompleteResponse(ChatResponse complete) {
    response = complete;
  }

  @Override
  public void onError(Throwable thrown) {
    if (error == null) {
      error = thrown;
    }
  }

  /** The answer; throws the first error that the provider reported, if it did. */
  ChatResponse response() {
    if (error instanceof RuntimeException reported) {
      throw reported;
    }
    if (response == null || error != null) {
      throw new IllegalStateException("the provider module gave no answer", error);
    }
    return response;
  }

  /** Tells {@code listener} a whole message at once. */
  static void tell(ChatListener listener, AiMessage message) {
    String thinking = message.thinking();
    if (thinking != null && !thinking.isEmpty()) {
      listener.onReasoning(thinking);
    }
    String text = message.text();
    if (text != null && !text.isEmpty()) {
      listener.onText(text);
    }
    for (ToolExecutionRequest call : message.toolExecutionRequests()) {
      listener.onToolCall(call);
    }
  }
}
