package io.hearthlink.testkit.model;

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
import java.util.ArrayList;
import java.util.List;

/** Tells one reply to a handler, event by event, unless it is cancelled. */
final class ReplyStream implements StreamingHandle {

  private final StreamingChatResponseHandler handler;
  private volatile boolean cancelled;

  ReplyStream(StreamingChatResponseHandler handler) {
    this.handler = handler;
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  void tell(ModelReply reply, ChatResponse response) {
    List<Runnable> events = events(reply, response);
    ModelReply.Failure failure = reply.failure();
    if (failure == null) {
      events.forEach(this::hear);
      hear(() -> handler.onCompleteResponse(response));
    } else {
      events.stream().limit(failure.after()).forEach(this::hear);
      if (!cancelled) {
        handler.onError(failure.exception());
      }
    }
  }

  private List<Runnable> events(ModelReply reply, ChatResponse response) {
    List<Runnable> events = new ArrayList<>();
    PartialThinkingContext thinking = new PartialThinkingContext(this);
    for (String word : reply.reasoning()) {
      events.add(() -> handler.onPartialThinking(new PartialThinking(word), thinking));
    }
    PartialResponseContext text = new PartialResponseContext(this);
    for (String word : reply.words()) {
      events.add(() -> handler.onPartialResponse(new PartialResponse(word), text));
    }
    List<ToolExecutionRequest> calls = response.aiMessage().toolExecutionRequests();
    for (int i = 0; i < calls.size(); i++) {
      addCall(events, i, calls.get(i));
    }
    return events;
  }

  private void addCall(List<Runnable> events, int index, ToolExecutionRequest call) {
    String arguments = call.arguments() == null ? "" : call.arguments();
    int half = arguments.length() / 2;
    for (String part : List.of(arguments.substring(0, half), arguments.substring(half))) {
      if (!part.isEmpty()) {
        PartialToolCall partial =
            PartialToolCall.builder()
                .index(index)
                .id(call.id())
                .name(call.name())
                .partialArguments(part)
                .build();
        events.add(() -> handler.onPartialToolCall(partial, new PartialToolCallContext(this)));
      }
    }
    events.add(() -> handler.onCompleteToolCall(new CompleteToolCall(index, call)));
  }

  private void hear(Runnable event) {
    if (cancelled) {
      return;
    }
    try {
      event.run();
    } catch (RuntimeException e) {
      if (!cancelled) {
        handler.onError(e);
      }
    }
  }
}
