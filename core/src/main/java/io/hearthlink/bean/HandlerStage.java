package io.hearthlink.bean;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallStage;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.LlmException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one call to a handler of LangChain4j: what the handler throws goes to its {@code onError}
 * and the stream goes on; once it cancelled, it hears nothing more.
 */
final class HandlerStage implements CallStage, ChatListener, StreamingHandle {

  private static final Logger log = LoggerFactory.getLogger(HandlerStage.class);

  private final StreamingChatResponseHandler handler;
  private final ActiveChat call;
  private volatile boolean cancelled;

  HandlerStage(StreamingChatResponseHandler handler, ActiveChat call) {
    this.handler = handler;
    this.call = call;
  }

  @Override
  public ChatListener listener() {
    return this;
  }

  @Override
  public void onText(String text) {
    var context = new PartialResponseContext(this);
    tell(() -> handler.onPartialResponse(new PartialResponse(text), context));
  }

  @Override
  public void onReasoning(String text) {
    var context = new PartialThinkingContext(this);
    tell(() -> handler.onPartialThinking(new PartialThinking(text), context));
  }

  @Override
  public void onPartialToolCall(PartialToolCall piece) {
    var context = new PartialToolCallContext(this);
    tell(() -> handler.onPartialToolCall(piece, context));
  }

  @Override
  public Answer answered(Answer answer) {
    ChatResponse response = Manners.response(answer);
    List<ToolExecutionRequest> calls = response.aiMessage().toolExecutionRequests();
    for (int i = 0; i < calls.size(); i++) {
      var complete = new CompleteToolCall(i, calls.get(i));
      tell(() -> handler.onCompleteToolCall(complete));
    }
    tell(() -> handler.onCompleteResponse(response));
    return answer;
  }

  @Override
  public void failed(LlmException failure) {
    if (!cancelled) {
      tellError(Manners.told(failure));
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    call.cancel();
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  private void tell(Runnable event) {
    if (cancelled) {
      return;
    }
    try {
      event.run();
    } catch (RuntimeException thrown) {
      if (!cancelled) {
        tellError(thrown);
      }
    }
  }

  private void tellError(Throwable error) {
    try {
      handler.onError(error);
    } catch (RuntimeException thrown) {
      // the message of the exception may hold content
      log.warn("A handler threw {} in onError; it is ignored.", thrown.getClass().getName());
    }
  }
}
