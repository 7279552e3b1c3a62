package io.hearthlink.testkit.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes down what a stream tells; cancels, or throws, at one of its events. */
final class Told implements StreamingChatResponseHandler {

  final List<String> events = new ArrayList<>();
  private final String cancelAt;
  private final String throwAt;
  private @Nullable ChatResponse response;
  private @Nullable Throwable error;

  private Told(String cancelAt, String throwAt) {
    this.cancelAt = cancelAt;
    this.throwAt = throwAt;
  }

  ChatResponse response() {
    return Objects.requireNonNull(response, "it did not end with a response");
  }

  Throwable error() {
    return Objects.requireNonNull(error, "it did not fail");
  }

  static Told all() {
    return new Told("", "");
  }

  static Told cancellingAt(String event) {
    return new Told(event, "");
  }

  static Told throwingAt(String event) {
    return new Told("", event);
  }

  @Override
  public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
    if (piece.text().equals(cancelAt)) {
      context.streamingHandle().cancel();
    }
    note(piece.text());
  }

  @Override
  public void onPartialThinking(PartialThinking piece) {
    note("think " + piece.text());
  }

  @Override
  public void onPartialToolCall(PartialToolCall piece) {
    note("part " + piece.index() + " " + piece.name() + " " + piece.partialArguments());
  }

  @Override
  public void onCompleteToolCall(CompleteToolCall call) {
    note("call " + call.index() + " " + call.toolExecutionRequest().arguments());
  }

  @Override
  public void onCompleteResponse(ChatResponse whole) {
    response = whole;
    note("end");
  }

  @Override
  public void onError(Throwable thrown) {
    error = thrown;
    events.add("error " + thrown.getMessage());
  }

  private void note(String event) {
    events.add(event);
    if (event.equals(throwAt)) {
      throw new IllegalStateException("thrown at " + event);
    }
  }
}
