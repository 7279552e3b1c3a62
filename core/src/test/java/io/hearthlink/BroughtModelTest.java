package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.TimeoutException;
import java.time.Duration;
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
