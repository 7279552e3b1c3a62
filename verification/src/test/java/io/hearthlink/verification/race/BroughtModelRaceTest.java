package io.hearthlink.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.hearthlink.Hearthlink;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.error.CancelledException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A model that a program brings, which talks on a thread of its own. */
@ExtendWith(RaceReport.class)
class BroughtModelRaceTest {

  private static final ChatResponse WHOLE =
      ChatResponse.builder().aiMessage(AiMessage.from("Hello")).build();

  /** Hands its handler out, and says nothing by itself. */
  private static final class Silent implements StreamingChatModel {
    volatile CompletableFuture<StreamingChatResponseHandler> asked = new CompletableFuture<>();

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
      asked.complete(handler);
    }
  }

  private static final class Handle implements StreamingHandle {
    final AtomicBoolean cancelled = new AtomicBoolean();

    @Override
    public void cancel() {
      cancelled.set(true);
    }

    @Override
    public boolean isCancelled() {
      return cancelled.get();
    }
  }

  @Test
  void aCancelMeetsTheFirstPiece() {
    Silent model = new Silent();
    try (Hearthlink hearth = Hearthlink.builder().build();
        Race race = new Race(2)) {
      for (int i = 0; i < Race.ROUNDS; i++) {
        model.asked = new CompletableFuture<>();
        ActiveChat call = hearth.client(model).stream("Hi", text -> {});
        Endings endings = new Endings(call);
        StreamingChatResponseHandler handler = model.asked.join();
        Handle handle = new Handle();
        race.round(
            call::cancel,
            () ->
                handler.onPartialResponse(
                    new PartialResponse("Hel"), new PartialResponseContext(handle)));

        assertThat(endings.one()).isInstanceOf(CancelledException.class);
        assertThat(handle.isCancelled()).as("the model was told to stop").isTrue();
      }
    }
  }

  @Test
  void twoEndingsAndACancelAreOne() {
    Silent model = new Silent();
    try (Hearthlink hearth = Hearthlink.builder().build();
        Race race = new Race(3)) {
      for (int i = 0; i < Race.ROUNDS; i++) {
        model.asked = new CompletableFuture<>();
        ActiveChat call = hearth.client(model).stream("Hi", text -> {});
        Endings endings = new Endings(call);
        StreamingChatResponseHandler handler = model.asked.join();
        race.round(
            call::cancel,
            () -> handler.onCompleteResponse(WHOLE),
            () -> handler.onError(new IllegalStateException("no")));

        if (endings.one() instanceof Answer answer) {
          assertThat(answer.text()).isEqualTo("Hello");
        }
      }
    }
  }
}
