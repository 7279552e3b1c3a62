package io.hearthlink.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.RealCalls;
import org.junit.jupiter.api.Test;

/** LangChain4j's own client keeps to what a test run forbids, too. */
class ForbiddenCallsTest {

  @Test
  void a_blocking_model_of_langchain4j_is_stopped() {
    try (RealCalls forbidden = RealCalls.forbid();
        FakeServer server = FakeServer.ollama().answer("Hello").start()) {
      assertThat(forbidden).isNotNull();

      assertThat(ollama(server.url()).chat("Hi")).isEqualTo("Hello");
      assertThatThrownBy(() -> ollama("http://127.0.0.1:1").chat("Hi"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("http://127.0.0.1:1");
    }
  }

  @Test
  void a_streaming_model_of_langchain4j_is_stopped() {
    try (RealCalls forbidden = RealCalls.forbid()) {
      assertThat(forbidden).isNotNull();
      OpenAiStreamingChatModel model =
          OpenAiStreamingChatModel.builder()
              .baseUrl("https://models.example/v1")
              .modelName("any")
              .build();

      assertThatThrownBy(() -> model.chat("Hi", new Unheard())).isInstanceOf(AssertionError.class);
    }
  }

  private static final class Unheard implements StreamingChatResponseHandler {
    @Override
    public void onCompleteResponse(ChatResponse response) {
      throw new AssertionError("answered");
    }

    @Override
    public void onError(Throwable error) {
      throw new AssertionError("told to the handler", error);
    }
  }

  private static OllamaChatModel ollama(String url) {
    return OllamaChatModel.builder().baseUrl(url).modelName("any").build();
  }
}
