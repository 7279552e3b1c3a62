package io.hearthlink.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.ScriptedEngine;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.TruncatedException;
import io.hearthlink.error.UnsupportedFeatureException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BeansTest {

  static final ToolExecutionRequest CALL =
      ToolExecutionRequest.builder().id("1").name("pay").arguments("{}").build();
  static final Answer CUT_OFF =
      ScriptedEngine.answer(AiMessage.from("I pay", List.of(CALL)), FinishReason.LENGTH);

  private static ChatModel blocking(ScriptedEngine engine) {
    return Beans.chatModel(engine, DefaultChatRequestParameters.EMPTY, List.of());
  }

  @Test
  void the_model_is_what_the_engine_is() {
    ChatRequestParameters engineDefaults =
        ChatRequestParameters.builder().modelName("m").temperature(0.1).build();
    ChatRequestParameters defaults = ChatRequestParameters.builder().temperature(0.9).build();
    try (ScriptedEngine engine = new ScriptedEngine(engineDefaults, call -> CUT_OFF)) {
      ChatModel model = Beans.chatModel(engine, defaults, List.of());

      assertThat(model.provider()).isEqualTo(ModelProvider.OLLAMA);
      assertThat(model.supportedCapabilities()).isEmpty();
      assertThat(model.defaultRequestParameters().modelName()).isEqualTo("m");
      assertThat(model.defaultRequestParameters().temperature()).isEqualTo(0.9);
      assertThat(model).hasToString("scripted(m)");
    }
  }

  @Test
  void seed_and_deadline_of_a_request_reach_the_engine() {
    Answer answer = ScriptedEngine.answer(AiMessage.from("Hi"), FinishReason.STOP);
    try (ScriptedEngine engine = new ScriptedEngine(call -> answer)) {
      ChatRequest request =
          ChatRequest.builder()
              .messages(UserMessage.from("Hi"))
              .parameters(
                  CallParameters.of(DefaultChatRequestParameters.EMPTY, 7, Duration.ofSeconds(3)))
              .build();

      assertThat(blocking(engine).chat(request)).isEqualTo(answer.response());
      assertThat(engine.requests().remove().parameters())
          .isInstanceOfSatisfying(
              CallParameters.class,
              parameters -> {
                assertThat(parameters.seed()).isEqualTo(7);
                assertThat(parameters.total()).isEqualTo(Duration.ofSeconds(3));
              });
    }
  }

  @Test
  void a_missing_feature_is_the_exception_of_langchain4j() {
    UnsupportedFeatureException ours =
        new UnsupportedFeatureException("no tools", "tools", ErrorContext.NONE, null);
    try (ScriptedEngine engine =
        new ScriptedEngine(
            call -> {
              throw ours;
            })) {
      assertThatThrownBy(() -> blocking(engine).chat("Hi"))
          .isExactlyInstanceOf(dev.langchain4j.exception.UnsupportedFeatureException.class)
          .hasMessage("no tools")
          .hasCause(ours);
    }
  }

  @Test
  void calls_of_an_answer_that_was_cut_off_are_not_handed_out() {
    try (ScriptedEngine engine = new ScriptedEngine(call -> CUT_OFF)) {
      assertThatThrownBy(() -> blocking(engine).chat("Hi"))
          .isInstanceOfSatisfying(
              TruncatedException.class,
              truncated -> assertThat(truncated.partialText()).isEqualTo("I pay"));
    }
  }

  @Test
  void text_that_was_cut_off_is_an_answer() {
    Answer answer = ScriptedEngine.answer(AiMessage.from("Once upon"), FinishReason.LENGTH);
    try (ScriptedEngine engine = new ScriptedEngine(call -> answer)) {
      assertThat(blocking(engine).chat("Hi")).isEqualTo("Once upon");
    }
  }

  @Test
  void an_interrupt_cancels_the_call() throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    try (ScriptedEngine engine =
        new ScriptedEngine(
            call -> {
              call.onCancel(cancelled::countDown);
              caller.interrupt();
              awaitUninterrupted(cancelled);
              return CUT_OFF;
            })) {
      assertThatThrownBy(() -> blocking(engine).chat("Hi")).isInstanceOf(CancelledException.class);
      assertThat(Thread.interrupted()).isTrue();
      cancelled.await();
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
