package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.TimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A model of LangChain4j that the program brings keeps the contract, whatever it does itself. */
class BroughtModelTest {

  private static final Timeouts SHORT =
      Timeouts.DEFAULT.withLoad(Duration.ofSeconds(20)).withIdle(Duration.ofMillis(200));

  @Test
  void answersFromAnyThread() {
    try (Hearthlink hearth = hearth()) {
      LlmClient client =
          hearth.client(
              model(
                  handler ->
                      new Thread(
                              () -> {
                                handler.onPartialResponse("Hel");
                                handler.onPartialResponse("lo");
                                handler.onCompleteResponse(response("Hello"));
                              })
                          .start()));
      StringBuilder heard = new StringBuilder();
      Answer answer = client.stream("Hi", heard::append).await();
      assertThat(answer.text()).isEqualTo("Hello");
      assertThat(heard.toString()).isEqualTo("Hello");
      assertThat(answer.report().usageEstimated()).isTrue();
      assertThat(client.chatModel().chat("Hi")).isEqualTo("Hello");
      assertThat(client.testConnection().modelInstalled()).isTrue();
    }
  }

  @Test
  void theFirstEndingCounts() {
    try (Hearthlink hearth = hearth()) {
      LlmClient client =
          hearth.client(
              model(
                  handler -> {
                    handler.onError(new IllegalStateException("broken"));
                    handler.onCompleteResponse(response("Hello"));
                  }));
      assertThat(
              catchThrowableOfType(MalformedResponseException.class, () -> client.generate("Hi")))
          .hasRootCauseMessage("broken");
    }
  }

  @Test
  void silenceInTheMiddleIsATimeout() {
    try (Hearthlink hearth = hearth()) {
      LlmClient client = hearth.client(model(handler -> handler.onPartialResponse("Hel")));
      TimeoutException failure =
          catchThrowableOfType(TimeoutException.class, () -> client.generate("Hi"));
      assertThat(failure.phase()).isEqualTo(TimeoutException.Phase.IDLE);
      assertThat(failure.partialText()).isEqualTo("Hel");
    }
  }

  @Test
  void cancelEndsAModelThatNeverSpoke() {
    try (Hearthlink hearth = hearth()) {
      ActiveChat call = hearth.client(model(handler -> {})).stream("Hi", text -> {});
      call.cancel();
      assertThat(catchThrowableOfType(CancelledException.class, call::await)).isNotNull();
    }
  }

  /** Many models answer on the thread that asks them, and some without an end. */
  @Test
  void aModelThatAnswersWithinTheCallIsHeardAndBounded() {
    CountDownLatch never = new CountDownLatch(1);
    try (Hearthlink hearth = hearth()) {
      LlmClient client =
          hearth.client(
              model(
                  handler -> {
                    handler.onPartialResponse("Hel");
                    await(never);
                  }));
      StringBuilder heard = new StringBuilder();
      CompletableFuture<Answer> answer = client.stream("Hi", heard::append).answer();
      assertThat(answer)
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .withCauseInstanceOf(TimeoutException.class)
          .withMessageContaining("said nothing for 200 ms");
      assertThat(heard.toString()).isEqualTo("Hel");
    } finally {
      never.countDown();
    }
  }

  @Test
  void theDeadlineOfTheWholeHoldsWhereTheListenerIsSlow() {
    CountDownLatch never = new CountDownLatch(1);
    try (Hearthlink hearth = hearth()) {
      LlmClient client =
          hearth.client(
              model(
                  handler -> {
                    for (int i = 0; i < 100; i++) {
                      handler.onPartialResponse("a");
                    }
                    handler.onCompleteResponse(response("a"));
                  }));
      CallOptions shortly = CallOptions.DEFAULT.withTotal(Duration.ofMillis(300));
      ChatListener slow = ChatListener.text(text -> await(never, 100));
      CompletableFuture<Answer> answer = client.stream("Hi", shortly, slow).answer();
      assertThat(answer)
          .failsWithin(Duration.ofSeconds(5))
          .withThrowableThat()
          .withCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void aModelThatCannotCancelIsLeftBehind() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    StreamingHandle unable =
        new StreamingHandle() {
          @Override
          public void cancel() {
            asked.countDown();
            throw new UnsupportedFeatureException("no cancel");
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    CountDownLatch heard = new CountDownLatch(1);
    try (Hearthlink hearth = hearth()) {
      LlmClient client =
          hearth.client(
              model(
                  handler ->
                      handler.onPartialResponse(
                          new PartialResponse("Hel"), new PartialResponseContext(unable))));
      ActiveChat call = client.stream("Hi", text -> heard.countDown());
      assertThat(heard.await(5, TimeUnit.SECONDS)).isTrue();
      call.cancel();
      assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(catchThrowableOfType(CancelledException.class, call::await)).isNotNull();
    }
  }

  @Test
  void aSeedThatTheModelWouldNotSeeIsRefused() {
    try (Hearthlink hearth = hearth()) {
      LlmClient client = hearth.client(model(handler -> handler.onCompleteResponse(response("a"))));
      assertThat(
              catchThrowableOfType(
                  io.hearthlink.error.UnsupportedFeatureException.class,
                  () -> client.generate("Hi", CallOptions.DEFAULT.withSeed(1))))
          .hasMessageContaining("set it on the model");
    }
  }

  private static void await(CountDownLatch latch) {
    await(latch, 20_000);
  }

  private static void await(CountDownLatch latch, long millis) {
    try {
      var unused = latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Hearthlink hearth() {
    return Hearthlink.builder().backend("ollama").llm(llm -> llm.timeouts(SHORT)).build();
  }

  private static ChatResponse response(String text) {
    return ChatResponse.builder().aiMessage(AiMessage.from(text)).build();
  }

  private static StreamingChatModel model(Consumer<StreamingChatResponseHandler> behaviour) {
    return new StreamingChatModel() {
      @Override
      public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        behaviour.accept(handler);
      }
    };
  }
}
