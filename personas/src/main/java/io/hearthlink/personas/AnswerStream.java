package io.hearthlink.personas;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.tool.BeforeToolExecution;
import dev.langchain4j.service.tool.ToolExecution;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A turn as a stream. What a caller sets waits in {@link Handlers} until the turn begins. */
final class AnswerStream implements PersonaStream {

  private final Handlers handlers = new Handlers();
  private final Conversations conversations;
  private final Turn turn;

  AnswerStream(Question question, Supplier<ChatEngine> engine, Conversations conversations) {
    this.conversations = conversations;
    this.turn = new Turn(question, engine, handlers);
  }

  @Override
  public void start() {
    handlers.close();
    conversations.enter(turn);
  }

  @Override
  public void cancel() {
    turn.cancel();
  }

  /** The answer, or the {@link LlmException} that ended the turn. */
  CompletableFuture<ChatResponse> outcome() {
    return turn.outcome();
  }

  /** What became of the tool calls of the turn. */
  List<ToolCall> toolCalls() {
    return turn.toolCalls();
  }

  /** Starts, and waits for the answer. An interrupt cancels it. */
  ChatResponse await() {
    ignoreErrors().start();
    try {
      return outcome().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
      throw new CancelledException("The answer was interrupted.", ErrorContext.NONE, e);
    } catch (ExecutionException e) {
      throw Failures.known(e.getCause() == null ? e : e.getCause());
    }
  }

  @Override
  public PersonaStream onState(Consumer<ChatState> handler) {
    handlers.states(handler);
    return this;
  }

  @Override
  public PersonaStream onToolResult(Consumer<ToolCall> handler) {
    handlers.tools(handler);
    return this;
  }

  @Override
  public TokenStream onCompleteResponse(Consumer<ChatResponse> handler) {
    handlers.answers(handler);
    return this;
  }

  @Override
  public TokenStream onError(Consumer<Throwable> handler) {
    handlers.failures(handler);
    return this;
  }

  @Override
  public TokenStream ignoreErrors() {
    handlers.failures(failure -> {});
    return this;
  }

  @Override
  public TokenStream onPartialResponse(Consumer<String> handler) {
    return passOn("onPartialResponse", stream -> stream.onPartialResponse(handler));
  }

  @Override
  public TokenStream onPartialResponseWithContext(
      BiConsumer<PartialResponse, PartialResponseContext> handler) {
    return passOn("onPartialResponse", stream -> stream.onPartialResponseWithContext(handler));
  }

  @Override
  public TokenStream onPartialThinking(Consumer<PartialThinking> handler) {
    return passOn("onPartialThinking", stream -> stream.onPartialThinking(handler));
  }

  @Override
  public TokenStream onPartialThinkingWithContext(
      BiConsumer<PartialThinking, PartialThinkingContext> handler) {
    return passOn("onPartialThinking", stream -> stream.onPartialThinkingWithContext(handler));
  }

  @Override
  public TokenStream onPartialToolCall(Consumer<PartialToolCall> handler) {
    return passOn("onPartialToolCall", stream -> stream.onPartialToolCall(handler));
  }

  @Override
  public TokenStream onPartialToolCallWithContext(
      BiConsumer<PartialToolCall, PartialToolCallContext> handler) {
    return passOn("onPartialToolCall", stream -> stream.onPartialToolCallWithContext(handler));
  }

  @Override
  public TokenStream onRetrieved(Consumer<List<Content>> handler) {
    return passOn("onRetrieved", stream -> stream.onRetrieved(handler));
  }

  @Override
  public TokenStream onIntermediateResponse(Consumer<ChatResponse> handler) {
    return passOn("onIntermediateResponse", stream -> stream.onIntermediateResponse(handler));
  }

  @Override
  public TokenStream beforeToolExecution(Consumer<BeforeToolExecution> handler) {
    return passOn("beforeToolExecution", stream -> stream.beforeToolExecution(handler));
  }

  @Override
  public TokenStream onUnmappedRawEvent(Consumer<Object> handler) {
    return passOn("onUnmappedRawEvent", stream -> stream.onUnmappedRawEvent(handler));
  }

  @Override
  public TokenStream onToolExecuted(Consumer<ToolExecution> handler) {
    handlers.executions(handler);
    return this;
  }

  private TokenStream passOn(String event, Consumer<TokenStream> setter) {
    handlers.passOn(event, setter);
    return this;
  }
}
