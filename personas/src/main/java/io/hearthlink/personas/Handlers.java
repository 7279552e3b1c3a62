package io.hearthlink.personas;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.IllegalConfigurationException;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.tool.ToolExecution;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the caller of a stream wants to hear. Each can be set once, until {@link #close()}; refused
 * as LangChain4j's own stream refuses it, so that callers need not know which one they have.
 */
final class Handlers implements TurnListener {

  private static final String FAILURES = "onError or ignoreErrors";

  private final List<Consumer<TokenStream>> passedOn = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private Consumer<ChatState> states = state -> {};
  private Consumer<ToolExecution> executions = execution -> {};
  private Consumer<ToolCall> tools = call -> {};
  private Consumer<ChatResponse> answers = response -> {};
  private Consumer<Throwable> failures = failure -> {};
  private boolean closed;

  void states(Consumer<ChatState> handler) {
    take("onState");
    states = handler;
  }

  void tools(Consumer<ToolCall> handler) {
    take("onToolResult");
    tools = handler;
  }

  void executions(Consumer<ToolExecution> handler) {
    take("onToolExecuted");
    executions = handler;
  }

  void answers(Consumer<ChatResponse> handler) {
    take("onCompleteResponse");
    answers = handler;
  }

  void failures(Consumer<Throwable> handler) {
    take(FAILURES);
    failures = handler;
  }

  void passOn(String event, Consumer<TokenStream> setter) {
    take(event);
    passedOn.add(setter);
  }

  /** Takes no more. */
  void close() {
    if (closed) {
      throw new IllegalStateException("The stream was started before: ask again for another one.");
    }
    if (!taken.contains(FAILURES)) {
      throw new IllegalConfigurationException("Set " + FAILURES + " before start().");
    }
    closed = true;
  }

  @Override
  public void addTo(TokenStream stream) {
    passedOn.forEach(setter -> setter.accept(stream));
  }

  @Override
  public void onState(ChatState state) {
    states.accept(state);
  }

  @Override
  public void onToolResult(ToolCall call) {
    tools.accept(call);
    executions.accept(ToolExecutions.of(call));
  }

  @Override
  public void onAnswer(ChatResponse response) {
    answers.accept(response);
  }

  @Override
  public void onFailure(Throwable failure) {
    failures.accept(failure);
  }

  private void take(String event) {
    if (closed) {
      throw new IllegalStateException("The stream was started before: set handlers first.");
    }
    if (!taken.add(event)) {
      throw new IllegalConfigurationException("Set " + event + " once.");
    }
  }
}
