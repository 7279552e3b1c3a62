package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.ModelNotFoundException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The first call of a client looks for its server and its model, and keeps the contract too. */
class FirstCallTest {

  @Test
  void findsServerAndModelByItself() {
    try (FakeServer server = FakeServer.ollama().model("qwen3:4b").answer("Hello there").start();
        Hearthlink hearth = Hearthlink.builder().endpoint(server.url()).build()) {
      StringBuilder heard = new StringBuilder();
      Answer answer = hearth.client().stream("Hi", heard::append).await();
      assertThat(heard.toString()).isEqualTo("Hello there");
      assertThat(answer.report().backend()).isEqualTo("ollama");
      assertThat(answer.report().model()).isEqualTo("qwen3:4b");
    }
  }

  @Test
  void takesNoModelThatAnswersElsewhereUnlessItIsNamed() {
    try (FakeServer server =
            FakeServer.ollama().model("a:cloud").model("b:1b-cloud").answer("Hello").start();
        Hearthlink hearth = Hearthlink.builder().backend("ollama").endpoint(server.url()).build()) {
      assertThat(
              catchThrowableOfType(
                  ModelNotFoundException.class, () -> hearth.client().generate("Hi")))
          .hasMessage(
              "There is no model on ollama at "
                  + server.url()
                  + ". Get one, with \"ollama pull llama3.2\", or name one.");
      assertThat(hearth.client("a:cloud").generate("Hi").text()).isEqualTo("Hello");
    }
  }

  @Test
  void aMissingModelIsToldWithTheNamesThatAreNear() {
    try (FakeServer server = FakeServer.ollama().model("qwen3:4b").model("gemma3:1b").start();
        Hearthlink hearth = Hearthlink.builder().backend("ollama").endpoint(server.url()).build()) {
      ModelNotFoundException missing =
          catchThrowableOfType(
              ModelNotFoundException.class, () -> hearth.client("qwen3:8b").generate("Hi"));
      assertThat(missing.nearest()).first().isEqualTo("qwen3:4b");
      assertThat(missing).hasMessageContaining("qwen3:4b");
    }
  }

  @Test
  void whereNobodyListensTheAnswerComesInOnePieceFromTheFirstCallOn() {
    try (FakeServer server = FakeServer.ollama().model("m").answer("Hello").start();
        Hearthlink hearth = Hearthlink.builder().endpoint(server.url()).build()) {
      CallOptions bounded = CallOptions.DEFAULT.withTotal(Duration.ofSeconds(10));
      assertThat(hearth.client().generate("Hi", bounded).text()).isEqualTo("Hello");
      assertThat(server.lastChat().stream()).isFalse();
    }
  }

  @Test
  void aFutureEndsWithTheFailureToFindAServer() {
    try (FakeServer nobody = FakeServer.refusing();
        Hearthlink hearth = Hearthlink.builder().endpoint(nobody.url()).build()) {
      CompletableFuture<Answer> answer = hearth.client().generateAsync("Hi");
      assertThat(answer)
          .failsWithin(Duration.ofSeconds(5))
          .withThrowableThat()
          .withCauseInstanceOf(ConnectionException.class);
      assertThat(
              catchThrowableOfType(ConnectionException.class, () -> hearth.client().generate("Hi")))
          .hasMessageContaining("No model server answers at " + nobody.url());
    }
  }

  @Test
  void isCancelledWhileItLooks() {
    try (FakeServer server =
            FakeServer.ollama().route("GET", "/api/tags", FakeReply.silence()).start();
        Hearthlink hearth = Hearthlink.builder().backend("ollama").endpoint(server.url()).build()) {
      ActiveChat call = hearth.client().stream("Hi", text -> {});
      server.awaitRequest(1);
      call.cancel();
      assertThat(call.answer())
          .failsWithin(Duration.ofSeconds(2))
          .withThrowableThat()
          .withCauseInstanceOf(CancelledException.class);
      assertThat(server.chats()).isEmpty();
    }
  }

  @Test
  void isRefusedOnceTheHearthIsClosed() {
    Hearthlink hearth = Hearthlink.builder().build();
    LlmClient client = hearth.client();
    hearth.close();
    assertThat(catchThrowableOfType(CancelledException.class, () -> client.generate("Hi")))
        .hasMessage("Hearthlink is closed.");
    assertThat(catchThrowableOfType(CancelledException.class, hearth::detect)).isNotNull();
  }
}
