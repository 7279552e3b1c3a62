package io.hearthlink.bean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallBody;
import io.hearthlink.engine.ScriptedEngine;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TruncatedException;
import io.hearthlink.error.UnsupportedFeatureException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamingBeanTest {

  private static final Answer HELLO =
      ScriptedEngine.answer(AiMessage.from("Hello you"), FinishReason.STOP);

  /**
   * Writes down what it hears; ended once it heard a complete response or {@code errors} errors.
   */
  static class Recorder implements StreamingChatResponseHandler, ChatModelListener {
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<String> observed = new CopyOnWriteArrayList<>();
    final List<Throwable> errors = new CopyOnWriteArrayList<>();
    final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    final CountDownLatch ended = new CountDownLatch(1);

    void hear(String event) {
      events.add(event);
      threads.add(Thread.currentThread());
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
      hear("text " + piece.text());
    }

    @Override
    public void onPartialThinking(PartialThinking piece) {
      hear("thinking " + piece.text());
    }

    @Override
    public void onPartialToolCall(PartialToolCall piece) {
      hear("piece " + piece.partialArguments());
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
      hear("call " + call.index() + " " + call.toolExecutionRequest().name());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      hear("complete");
      ended.countDown();
    }

    @Override
    public void onError(Throwable error) {
      hear("error");
      errors.add(error);
      if (error instanceof io.hearthlink.error.LlmException
          || error instanceof dev.langchain4j.exception.LangChain4jException) {
        ended.countDown();
      }
    }

    @Override
    public void onRequest(ChatModelRequestContext context) {
      observed.add("request");
    }

    @Override
    public void onResponse(ChatModelResponseContext context) {
      observed.add("response");
    }

    @Override
    public void onError(ChatModelErrorContext context) {
      observed.add("error");
    }
  }

  private static void stream(CallBody script, Recorder recorder) throws InterruptedException {
    try (ScriptedEngine engine = new ScriptedEngine(script)) {
      Beans.streamingChatModel(engine, DefaultChatRequestParameters.EMPTY, List.of(recorder))
          .chat("Hi", recorder);
      assertThat(recorder.ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Answer sayHello(io.hearthlink.engine.RunningCall call) {
    call.listener().onText("Hello ");
    call.listener().onText("you");
    return HELLO;
  }

  @Test
  void everything_is_told_in_order_on_one_thread() throws InterruptedException {
    Recorder recorder = new Recorder();
    Answer answer =
        ScriptedEngine.answer(
            AiMessage.from("I pay", List.of(BeansTest.CALL)), FinishReason.TOOL_EXECUTION);
    PartialToolCall piece =
        PartialToolCall.builder().index(0).id("1").name("pay").partialArguments("{}").build();

    stream(
        call -> {
          call.listener().onReasoning("Hm");
          call.listener().onText("I pay");
          call.listener().onPartialToolCall(piece);
          call.listener().onToolCall(BeansTest.CALL);
          return answer;
        },
        recorder);

    assertThat(recorder.events)
        .containsExactly("thinking Hm", "text I pay", "piece {}", "call 0 pay", "complete");
    assertThat(recorder.threads).hasSize(1).doesNotContain(Thread.currentThread());
    assertThat(recorder.observed).containsExactly("request", "response");
  }

  @Test
  void calls_of_an_answer_that_was_cut_off_are_never_told() throws InterruptedException {
    Recorder recorder = new Recorder();

    stream(
        call -> {
          call.listener().onToolCall(BeansTest.CALL);
          return BeansTest.CUT_OFF;
        },
        recorder);

    assertThat(recorder.events).containsExactly("error");
    assertThat(recorder.errors.get(0)).isInstanceOf(TruncatedException.class);
    assertThat(recorder.observed).containsExactly("request", "error");
  }

  @Test
  void a_failure_is_told_once() throws InterruptedException {
    Recorder recorder = new Recorder();
    ServerException failure = new ServerException("broken", ErrorContext.NONE);

    stream(
        call -> {
          call.listener().onText("Hel");
          throw failure;
        },
        recorder);

    assertThat(recorder.events).containsExactly("text Hel", "error");
    assertThat(recorder.errors).containsExactly(failure);
    assertThat(recorder.observed).containsExactly("request", "error");
  }

  @Test
  void a_missing_feature_is_the_exception_of_langchain4j() throws InterruptedException {
    Recorder recorder = new Recorder();
    UnsupportedFeatureException ours =
        new UnsupportedFeatureException("no tools", "tools", ErrorContext.NONE, null);

    stream(
        call -> {
          throw ours;
        },
        recorder);

    assertThat(recorder.errors.get(0))
        .isExactlyInstanceOf(dev.langchain4j.exception.UnsupportedFeatureException.class)
        .hasCause(ours);
  }

  @Test
  void a_handler_that_throws_hears_of_it_and_the_stream_goes_on() throws InterruptedException {
    IllegalStateException thrown = new IllegalStateException("mine");
    Recorder recorder =
        new Recorder() {
          @Override
          public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
            super.onPartialResponse(piece, context);
            throw thrown;
          }

          @Override
          public void onError(Throwable error) {
            super.onError(error);
            throw new IllegalArgumentException("ignored");
          }
        };

    stream(StreamingBeanTest::sayHello, recorder);

    assertThat(recorder.events)
        .containsExactly("text Hello ", "error", "text you", "error", "complete");
    assertThat(recorder.errors).containsExactly(thrown, thrown);
    assertThat(recorder.observed).containsExactly("request", "error", "error", "response");
  }

  @Test
  void an_error_of_the_virtual_machine_in_a_handler_ends_the_call() throws InterruptedException {
    StackOverflowError thrown = new StackOverflowError();
    Recorder recorder =
        new Recorder() {
          @Override
          public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
            super.onPartialResponse(piece, context);
            throw thrown;
          }
        };

    stream(StreamingBeanTest::sayHello, recorder);

    assertThat(recorder.events).containsExactly("text Hello ", "error");
    assertThat(recorder.errors.get(0)).isInstanceOf(CancelledException.class).hasCause(thrown);
  }

  @Test
  void a_stream_that_its_handler_cancelled_is_silent() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    Recorder recorder =
        new Recorder() {
          @Override
          public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
            super.onPartialResponse(piece, context);
            assertThat(context.streamingHandle().isCancelled()).isFalse();
            context.streamingHandle().cancel();
            context.streamingHandle().cancel();
            assertThat(context.streamingHandle().isCancelled()).isTrue();
            throw new IllegalStateException("after the cancel");
          }
        };
    try (ScriptedEngine engine =
        new ScriptedEngine(
            call -> {
              Answer answer = sayHello(call);
              assertThat(call.cancelled()).isTrue();
              over.countDown();
              return answer;
            })) {
      Beans.streamingChatModel(engine, DefaultChatRequestParameters.EMPTY, List.of(recorder))
          .chat("Hi", recorder);
      assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(recorder.events).containsExactly("text Hello ");
    assertThat(recorder.observed).containsExactly("request");
  }

  @Test
  void a_stream_that_somebody_else_cancelled_ends_with_an_error() throws InterruptedException {
    Recorder recorder = new Recorder();

    stream(
        call -> {
          call.cancel();
          return HELLO;
        },
        recorder);

    assertThat(recorder.errors.get(0)).isInstanceOf(CancelledException.class);
  }
}
