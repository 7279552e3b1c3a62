package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.service.IllegalConfigurationException;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ServerException;
import io.hearthlink.testkit.FakeReply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class ResultKindTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @SystemMessage("You are a clerk.")
  interface Clerk {
    String plain(String text);

    Result<String> full(String text);

    CompletableFuture<String> future(String text);

    CompletionStage<String> stage(String text);

    TokenStream stream(String text);

    Flow.Publisher<String> publisher(String text);

    @SystemMessage("You translate into {{language}}.")
    @UserMessage("Translate: {{text}}")
    String translate(@V("text") String text, @V("language") String language);

    @SystemMessage(fromResource = "clerk.txt")
    @UserMessage({"First", "second {{it}}"})
    String lines(int number);

    @UserMessage("What day is it?")
    String day();
  }

  private static Clerk clerk(Stage stage) {
    return Personas.create(Clerk.class, stage.client());
  }

  @Test
  void returnsTheTextInEveryForm() {
    try (Stage stage = Stage.echo(10)) {
      Clerk clerk = clerk(stage);
      assertThat(clerk.plain("a")).isEqualTo("[a]");
      assertThat(clerk.future("b")).succeedsWithin(SOON).isEqualTo("[b]");
      assertThat(clerk.stage("c")).succeedsWithin(SOON).isEqualTo("[c]");
      assertThat(Streamed.of(clerk.stream("d")).answer()).isEqualTo("[d]");
      assertThat(Subscribed.all(clerk.publisher("e f")).text()).isEqualTo("[e f]");
      Result<String> full = clerk.full("g");
      assertThat(full.content()).isEqualTo("[g]");
      assertThat(full.finishReason()).isEqualTo(FinishReason.STOP);
      assertThat(full.tokenUsage().inputTokenCount()).isEqualTo(10);
      // all of them are turns of one conversation
      clerk.plain("h");
      assertThat(stage.lastMessages()).hasSize(1 + 2 * 6 + 1);
    }
  }

  @Test
  void fillsTemplatesWithValuesThatAreNoTemplates() {
    try (Stage stage = Stage.echo(10)) {
      clerk(stage).translate("{{language}}", "{{text}}");
      assertThat(stage.lastMessages())
          .containsExactly("system: You translate into {{text}}.", "user: Translate: {{language}}");
    }
  }

  @Test
  void readsTemplatesFromLinesAndResources() {
    try (Stage stage = Stage.echo(10)) {
      clerk(stage).lines(7);
      assertThat(stage.lastMessages())
          .containsExactly("system: You are a clerk\nfrom a file: ü.\n", "user: First\nsecond 7");
      clerk(stage).day();
      assertThat(stage.lastMessages())
          .containsExactly("system: You are a clerk.", "user: What day is it?");
    }
  }

  @Test
  void cancellingTheFutureCancelsTheCall() {
    try (Stage stage = Stage.with(s -> s.answer(FakeReply.silence()))) {
      CompletableFuture<String> future = clerk(stage).future("hello");
      stage.server().awaitRequest(1);
      assertThat(future.cancel(true)).isTrue();
      assertThat(future).isCancelled();
      stage.server().awaitDisconnect(SOON);
    }
  }

  @Test
  void failsInEveryForm() {
    try (Stage stage = Stage.with(s -> s.answer(FakeReply.error(500, "boom")))) {
      Clerk clerk = clerk(stage);
      assertThatExceptionOfType(ServerException.class).isThrownBy(() -> clerk.plain("a"));
      assertThatExceptionOfType(ServerException.class).isThrownBy(() -> clerk.full("a"));
      assertThat(clerk.future("a"))
          .failsWithin(SOON)
          .withThrowableOfType(java.util.concurrent.ExecutionException.class)
          .withCauseInstanceOf(ServerException.class);
      assertThat(Streamed.of(clerk.stream("a")).failure()).isInstanceOf(ServerException.class);
      assertThat(Subscribed.all(clerk.publisher("a")).failure())
          .isInstanceOf(ServerException.class);
    }
  }

  @Test
  void aPublisherWaitsForItsSubscriber() {
    try (Stage stage = Stage.echo(10)) {
      Subscribed subscribed = Subscribed.on(clerk(stage).publisher("a b c"));
      assertThat(subscribed.next(1)).isEqualTo("[a");
      assertThat(subscribed.next(1)).isEqualTo(" b");
      assertThat(subscribed.next(Long.MAX_VALUE)).isEqualTo(" c]");
      assertThat(subscribed.text()).isEqualTo("[a b c]");
    }
  }

  @Test
  void aSubscriberThatCancelsEndsTheCall() {
    CompletableFuture<String> never = new CompletableFuture<>();
    try (Stage stage = Stage.with(s -> s.answer(FakeReply.text("a b c").pausingAfter(1, never)))) {
      Subscribed subscribed = Subscribed.on(clerk(stage).publisher("a"));
      assertThat(subscribed.next(1)).isEqualTo("a");
      subscribed.cancel();
      stage.server().awaitDisconnect(SOON);
      assertThat(subscribed.silent()).isTrue();
    }
  }

  @Test
  void aSubscriberThatAsksForNothingDoesNotHoldTheHearth() {
    try (Stage stage = Stage.echo(10)) {
      Subscribed subscribed = Subscribed.on(clerk(stage).publisher("a b"));
      assertThat(subscribed.next(1)).isEqualTo("[a");
      stage.hearth().close();
      assertThat(subscribed.failure()).isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void askingForLessThanOnePieceIsAnError() {
    try (Stage stage = Stage.echo(10)) {
      Subscribed subscribed = Subscribed.on(clerk(stage).publisher("a b"));
      subscribed.request(0);
      assertThat(subscribed.failure()).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aStreamRefusesWhatItCannotDo() {
    try (Stage stage = Stage.echo(10)) {
      TokenStream stream = clerk(stage).stream("a");
      assertThatExceptionOfType(IllegalConfigurationException.class)
          .isThrownBy(stream::start)
          .withMessage("Set onError or ignoreErrors before start().");
      var unused = stream.onPartialResponse(text -> {}).ignoreErrors();
      assertThatExceptionOfType(IllegalConfigurationException.class)
          .isThrownBy(() -> stream.onPartialResponseWithContext((text, context) -> {}))
          .withMessage("Set onPartialResponse once.");
      stream.start();
      assertThatIllegalStateException().isThrownBy(stream::start);
      assertThatIllegalStateException().isThrownBy(() -> stream.onPartialThinking(text -> {}));
    }
  }
}
