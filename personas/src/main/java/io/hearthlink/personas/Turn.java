package io.hearthlink.personas;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import io.hearthlink.bean.Beans;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a conversation: from the question to the answer that is remembered, or to the failure
 * that leaves no trace. An AI Service of LangChain4j runs it, on a memory of its own. Thread-safe.
 */
final class Turn {

  private final Question question;
  private final Supplier<ChatEngine> engine;
  private final TurnListener listener;
  private final CompletableFuture<ChatResponse> outcome = new CompletableFuture<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final List<ToolCall> toolCalls = new CopyOnWriteArrayList<>();
  private volatile @Nullable Conversation conversation;
  private volatile @Nullable ActiveChat call;
  private volatile boolean cancelled;

  Turn(Question question, Supplier<ChatEngine> engine, TurnListener listener) {
    this.question = question;
    this.engine = engine;
    this.listener = listener;
  }

  Question question() {
    return question;
  }

  /** The answer, or the {@link LlmException} that ended the turn. */
  CompletableFuture<ChatResponse> outcome() {
    return outcome;
  }

  /** What became of the tool calls so far. */
  List<ToolCall> toolCalls() {
    return List.copyOf(toolCalls);
  }

  void join(Conversation conversation) {
    this.conversation = conversation;
  }

  /** Asks the model after {@code before} was said; returns at once. */
  void begin(List<ChatMessage> before) {
    if (cancelled) {
      fail(cancellation());
      return;
    }
    try {
      TurnMemory memory = new TurnMemory(before);
      TokenStream stream =
          AiServices.builder(TurnService.class)
              .streamingChatModel(model())
              .systemMessageTransformer(none -> question.system())
              .chatMemory(memory)
              .build()
              .answer(question.text());
      listener.addTo(stream);
      stream
          .onCompleteResponse(response -> answered(response, memory))
          .onError(this::troubled)
          .start();
    } catch (RuntimeException e) {
      fail(Failures.known(e));
    }
  }

  /** Ends the turn, whether it waits or runs. */
  void cancel() {
    cancelled = true;
    ActiveChat running = call;
    Conversation joined = conversation;
    if (running != null) {
      running.cancel();
    } else if (joined != null && joined.withdraw(this)) {
      fail(cancellation());
    }
  }

  private StreamingChatModel model() {
    TurnEngine observed =
        new TurnEngine(engine.get(), this::started, listener::onState, this::executed);
    return Beans.streamingChatModel(observed, DefaultChatRequestParameters.EMPTY, List.of());
  }

  private void started(ActiveChat started) {
    call = started;
    if (cancelled) {
      started.cancel();
    }
    // after StreamingHandle.cancel() nothing else tells that the turn is over
    var unused =
        started
            .answer()
            .whenComplete(
                (answer, failure) -> {
                  if (failure != null) {
                    end(Failures.known(failure));
                  }
                });
  }

  private void executed(ToolCall call) {
    toolCalls.add(call);
    listener.onToolResult(call);
  }

  private void answered(ChatResponse response, TurnMemory memory) {
    if (ended.compareAndSet(false, true)) {
      conversation().leave(this, memory.said());
      outcome.complete(response);
      listener.onAnswer(response);
    }
  }

  /**
   * Hears what the AI Service reports: the end of the call, or what a handler of the user threw.
   */
  private void troubled(Throwable error) {
    ActiveChat last = call;
    boolean goesOn = last != null && !last.answer().isDone();
    if (goesOn || ended.get()) {
      listener.onFailure(Failures.ours(error));
    } else {
      fail(Failures.known(error));
    }
  }

  private void fail(LlmException failure) {
    end(failure);
    listener.onFailure(failure);
  }

  private void end(LlmException failure) {
    if (ended.compareAndSet(false, true)) {
      conversation().leave(this, List.of());
      outcome.completeExceptionally(failure);
    }
  }

  private Conversation conversation() {
    return Objects.requireNonNull(conversation, "a turn that did not join a conversation");
  }

  private static LlmException cancellation() {
    return new CancelledException("The answer was cancelled.", ErrorContext.NONE);
  }
}
