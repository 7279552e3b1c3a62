package io.hearthlink.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What one stream told: pieces, then one ending, then nothing. Thread-safe. */
final class Heard implements StreamingChatResponseHandler {

  private final StringBuilder text = new StringBuilder();
  private final CompletableFuture<Object> ending = new CompletableFuture<>();
  private final List<String> late = new ArrayList<>();

  /** Waits for the ending: a {@link ChatResponse}, or what was thrown. */
  Object ending() {
    try {
      return ending.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("no ending", e);
    }
  }

  ChatResponse answer() {
    assertThat(ending()).isInstanceOf(ChatResponse.class);
    return (ChatResponse) ending();
  }

  String answerText() {
    return Objects.requireNonNullElse(answer().aiMessage().text(), "");
  }

  synchronized String text() {
    return text.toString();
  }

  /** Asked when the call is over and gone. */
  synchronized void refuseMore() {
    assertThat(late).as("what came after the ending").isEmpty();
  }

  @Override
  public synchronized void onPartialResponse(String piece) {
    piece("text");
    text.append(piece);
  }

  @Override
  public void onPartialThinking(PartialThinking thinking) {
    piece("reasoning");
  }

  @Override
  public void onPartialToolCall(PartialToolCall call) {
    piece("a piece of a call");
  }

  @Override
  public void onCompleteToolCall(CompleteToolCall call) {
    piece("a call");
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    end(response);
  }

  @Override
  public void onError(Throwable error) {
    end(error);
  }

  private synchronized void piece(String what) {
    if (ending.isDone()) {
      late.add(what);
    }
  }

  private synchronized void end(Object how) {
    if (!ending.complete(how)) {
      late.add(how.getClass().getSimpleName());
    }
  }
}
