package io.hearthlink.cli;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.CallOptions;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.error.LlmException;
import io.hearthlink.structured.AnswerType;
import io.hearthlink.structured.StructuredOutput;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows an answer while it comes, and says what it waits for while nothing does. */
final class Answering {

  private final Output output;
  private final Interrupts interrupts;
  private final Duration patience;

  Answering(Output output, Interrupts interrupts, Duration patience) {
    this.output = output;
    this.interrupts = interrupts;
    this.patience = patience;
  }

  /** An answer that has begun: its one ending, and how to stop it. */
  record Begun<T>(CompletableFuture<T> ending, Runnable cancel) {}

  /**
   * Asks a model, and returns when its answer has been shown.
   *
   * @throws LlmException if it fails, after what came has been shown
   */
  Answer ask(LlmClient client, List<ChatMessage> messages) {
    return show(
        client,
        printer -> {
          ActiveChat chat = client.stream(messages, CallOptions.DEFAULT, printer);
          return new Begun<>(chat.answer(), chat::cancel);
        });
  }

  /**
   * Asks a model for JSON, and returns when it has been shown, which is when it fits.
   *
   * @throws LlmException if it fails
   */
  Answer ask(LlmClient client, List<ChatMessage> messages, AnswerType<?> type) {
    ChatRequest request = ChatRequest.builder().messages(messages).build();
    return show(
        client,
        printer -> {
          ActiveChat chat =
              new StructuredOutput(type).around(client.engine()).start(request, printer);
          return new Begun<>(chat.answer(), chat::cancel);
        });
  }

  /**
   * Begins an answer that is told to a printer, and returns when it has been shown.
   *
   * @throws LlmException if it fails, after what came has been shown
   */
  <T> T show(LlmClient client, Function<AnswerPrinter, Begun<T>> begin) {
    return interrupts.during(
        () -> {
          WaitNote note = new WaitNote(client.engine().info(), client.config().llm().timeouts());
          try {
            return end(begin.apply(new AnswerPrinter(output, note)), note);
          } finally {
            output.endAnswer();
          }
        });
  }

  /** The thread that waits anyway looks up now and then, so that no other thread must. */
  private <T> T end(Begun<T> begun, WaitNote note) {
    for (int tick = 1; ; tick++) {
      try {
        return begun.ending().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException nothingYet) {
        @Nullable String text = note.after(patience.multipliedBy(tick));
        if (text != null) {
          output.note(output.errorStyle().faint(text));
        }
      } catch (InterruptedException e) {
        // the answer ends with what it had shown so far
        begun.cancel().run();
      } catch (ExecutionException e) {
        // a listener that threw has not always ended what it listened to
        begun.cancel().run();
        throw known(e);
      }
    }
  }

  private static RuntimeException known(ExecutionException failure) {
    if (!(failure.getCause() instanceof RuntimeException cause)) {
      return new IllegalStateException("the answer failed", failure);
    }
    return cause.getCause() instanceof Output.ReaderGoneException gone ? gone : cause;
  }
}
