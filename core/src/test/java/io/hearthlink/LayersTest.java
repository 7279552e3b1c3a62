package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.error.CancelledException;
import io.hearthlink.layer.Layer;
import io.hearthlink.testkit.FakeServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Layers that a program puts around the calls of a client. */
class LayersTest {

  /** A layer that does what a function says. */
  private record Named(String name, BiFunction<ChatEngine, ChatRequest, ActiveChat> call)
      implements Layer {

    @Override
    public ChatEngine around(ChatEngine inner) {
      return new ChatEngine() {
        @Override
        public ActiveChat start(ChatRequest request, ChatListener listener) {
          return call.apply(inner, request);
        }

        @Override
        public EngineInfo info() {
          return inner.info();
        }

        @Override
        public String toString() {
          return inner + "." + name + "()";
        }
      };
    }
  }

  private static Named noting(String name, List<String> noted) {
    return new Named(
        name,
        (inner, request) -> {
          noted.add(name + " " + request.maxOutputTokens() + " " + request.messages().size());
          return inner.start(request, ChatListener.NONE);
        });
  }

  private static Hearthlink hearth(FakeServer server) {
    return Hearthlink.builder()
        .llm(
            config ->
                config
                    .backend("ollama")
                    .endpoint(server.url())
                    .model("m")
                    .timeouts(Timeouts.DEFAULT.withTotal(Duration.ofSeconds(33))))
        .build();
  }

  @Test
  void theLastLayerIsTheOutermostAndSeesTheOptionsOfTheClient() {
    List<String> noted = new ArrayList<>();
    CallOptions options = CallOptions.DEFAULT.withMaxTokens(7).withSystem("Be brief.");
    try (FakeServer server = FakeServer.ollama().answer("Hello").start();
        Hearthlink hearth = hearth(server)) {
      LlmClient layered =
          hearth.client().withLayer(noting("first", noted)).withLayer(noting("second", noted));
      assertThat(layered.withModel("other").withOptions(options).generate("Hi").text())
          .isEqualTo("Hello");
      assertThat(noted).containsExactly("second 7 2", "first 7 2");
      assertThat(server.lastChat().model()).isEqualTo("other");
      assertThat(layered.engine().toString()).endsWith(".toolText().first().second()");

      noted.clear();
      assertThat(layered.withOptions(options).withModel("other").chatModel().chat("Hi"))
          .isEqualTo("Hello");
      assertThat(noted).containsExactly("second 7 2", "first 7 2");
      assertThat(hearth.client().generate("Hi").text()).isEqualTo("Hello");
      assertThat(noted).hasSize(2);
    }
  }

  @Test
  void aLayerKnowsTheDeadlineHoweverItWasSet() {
    List<Duration> totals = new ArrayList<>();
    Named layer =
        new Named(
            "clock",
            (inner, request) -> {
              totals.add(((CallParameters) request.parameters()).total());
              return inner.start(request, ChatListener.NONE);
            });
    try (FakeServer server = FakeServer.ollama().answer("Hello").start();
        Hearthlink hearth = hearth(server)) {
      LlmClient client = hearth.client().withLayer(layer);
      client.generate("Hi");
      client.generate("Hi", CallOptions.DEFAULT.withTotal(Duration.ofSeconds(11)));
      assertThat(totals).containsExactly(Duration.ofSeconds(33), Duration.ofSeconds(11));
    }
  }

  /** A call that nothing but a cancel ends. */
  private static final class Endless implements ActiveChat {

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    @Override
    public CompletableFuture<Answer> answer() {
      return answer;
    }

    @Override
    public void cancel() {
      answer.completeExceptionally(
          new CancelledException("cancelled", io.hearthlink.error.ErrorContext.NONE));
    }
  }

  @Test
  void closingTheHearthEndsWhatALayerDoes() {
    Named endless = new Named("endless", (inner, request) -> new Endless());
    try (FakeServer server = FakeServer.ollama().start()) {
      Hearthlink hearth = hearth(server);
      LlmClient client = hearth.client().withLayer(endless);
      CompletableFuture<Answer> before = client.generateAsync("Hi");
      hearth.close();
      CompletableFuture<Answer> after = client.generateAsync("Hi");
      for (CompletableFuture<Answer> call : List.of(before, after)) {
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(call::get)
            .withCauseInstanceOf(CancelledException.class);
      }
    }
  }
}
