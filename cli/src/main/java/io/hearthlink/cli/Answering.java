package io.hearthlink.cli;

import dev.langchain4j.data.message.ChatMessage;
import io.hearthlink.CallOptions;
import io.hearthlink.LlmClient;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.error.LlmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks, shows the answer while it comes, and says what it waits for while nothing does. */
final class Answering {

  private final Output output;
  private final Interrupts interrupts;
  private final Duration patience;

  Answering(Output output, Interrupts interrupts, Duration patience) {
    this.output = output;
    this.interrupts = interrupts;
    this.patience = patience;
  }

  /**
   * Asks a model, and returns when its answer has been shown.
   *
   * @throws LlmException if it fails, after what came has been shown
   */
  Answer ask(LlmClient client, List<ChatMessage> messages, Timeouts timeouts) {
    return interrupts.during(
        () -> {
          WaitNote note = new WaitNote(client.engine().info(), timeouts);
          AnswerPrinter printer = new AnswerPrinter(output, note);
          ActiveChat chat = client.stream(messages, CallOptions.DEFAULT, printer);
          try {
            return end(chat, note);
          } finally {
            output.endAnswer();
          }
        });
  }

  private Answer end(ActiveChat chat, WaitNote note) {
    CompletableFuture<Answer> ending = chat.answer();
    for (int tick = 1; !ending.isDone(); tick++) {
      try {
        ending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException nothingYet) {
        @Nullable String text = note.after(patience.multipliedBy(tick));
        if (text != null) {
          output.note(output.errorStyle().faint(text));
        }
      } catch (InterruptedException e) {
        chat.cancel();
      } catch (ExecutionException ended) {
        // await() says how
        break;
      }
    }
    return chat.await();
  }
}
