package io.hearthlink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** {@code ask}: one answer, streamed, stopped, cut off, as JSON. */
class AskTest {

  private final CliRun cli = new CliRun();

  @Test
  void showsEachPieceWhenItComes() throws Exception {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    try (FakeServer server =
        FakeServer.ollama().answer(FakeReply.pieces("Hel", "lo").pausingAfter(1, gate)).start()) {
      CompletableFuture<Integer> code =
          cli.start("ask", "Hi", "--endpoint", server.url(), "-m", "ollama:m");
      cli.out.await("Hel");
      assertThat(cli.out()).isEqualTo("Hel");
      gate.complete(null);
      assertThat(code.get()).isZero();
      assertThat(cli.out()).isEqualTo("Hello\n");
      assertThat(cli.err()).isEmpty();
    }
  }

  @Test
  void passesItsOptionsOnWhereverTheyStand() {
    try (FakeServer server = FakeServer.ollama().answer("Yes").start()) {
      int code =
          cli.input(" What?\n")
              .run(
                  "--model",
                  "m",
                  "--endpoint=" + server.url(),
                  "ask",
                  "-",
                  "--backend",
                  "ollama",
                  "--temperature",
                  "0.5",
                  "--top-p",
                  "0.25",
                  "--max-tokens",
                  "7",
                  "--seed",
                  "-3",
                  "--stop",
                  "A",
                  "--stop",
                  "B",
                  "--system",
                  "Be brief.");
      assertThat(code).isZero();
      ChatCall chat = server.lastChat();
      assertThat(chat.model()).isEqualTo("m");
      assertThat(chat.userText()).isEqualTo("What?");
      assertThat(chat.systemText()).isEqualTo("Be brief.");
      assertThat(chat.body().path("options").toString())
          .contains("\"temperature\":0.5", "\"top_p\":0.25", "\"num_predict\":7", "\"seed\":-3")
          .contains("\"stop\":[\"A\",\"B\"]");
    }
  }

  @Test
  void endsAtCtrlCAndClosesTheSocket() throws Exception {
    try (FakeServer server =
        FakeServer.ollama().answer(FakeReply.pieces("On and", " on").stallingAfter(1)).start()) {
      CompletableFuture<Integer> code =
          cli.start("ask", "Hi", "--endpoint", server.url(), "-m", "ollama:m");
      cli.out.await("On and");
      cli.interrupts.fire();
      assertThat(code.get()).isEqualTo(130);
      server.awaitDisconnect(Duration.ofSeconds(2));
      assertThat(cli.out()).isEqualTo("On and\n");
      assertThat(cli.err()).isEqualTo("Interrupted.\n");
    }
  }

  @Test
  void saysWhatItWaitsForAndWhichTimeoutWillEndThat() throws Exception {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    try (FakeServer server =
        FakeServer.ollama().answer(FakeReply.text("At last").afterGate(gate)).start()) {
      CompletableFuture<Integer> code =
          cli.patience(Duration.ofMillis(20))
              .start(
                  "ask", "Hi", "--endpoint", server.url(), "-m", "ollama:m", "--load-timeout", "9");
      cli.err.await("60 ms so far");
      gate.complete(null);
      assertThat(code.get()).isZero();
      assertThat(cli.out()).isEqualTo("At last\n");
      assertThat(cli.err())
          .contains("Waiting for ollama at " + server.url() + ", which loads m or reads the prompt")
          .contains("The timeout load ends this after 9 s (--load-timeout).");
    }
  }

  @Test
  void showsWhatCameBeforeTheError() {
    try (FakeServer server =
        FakeServer.ollama()
            .answer(FakeReply.pieces("Half of", " it").cutAfter(1, Ending.FIN))
            .start()) {
      int code = cli.run("ask", "Hi", "--endpoint", server.url(), "-m", "ollama:m");
      assertThat(code).isEqualTo(7);
      assertThat(cli.out()).isEqualTo("Half of\n");
      assertThat(cli.err()).startsWith("Error: ").endsWith("\n");
    }
  }

  @Test
  void printsOneObject() throws Exception {
    try (FakeServer server =
        FakeServer.ollama().answer(FakeReply.pieces("Hel", "lo").withUsage(3, 2)).start()) {
      assertThat(cli.run("ask", "Hi", "--json", "--endpoint", server.url(), "-m", "ollama:m"))
          .isZero();
      assertThat(cli.json().path("text").asText()).isEqualTo("Hello");
      assertThat(cli.json().path("model").asText()).isEqualTo("m");
      assertThat(cli.json().path("endpoint").asText()).isEqualTo(server.url());
      assertThat(cli.json().path("finish").asText()).isEqualTo("stop");
      assertThat(cli.json().at("/usage/output_tokens").asInt()).isEqualTo(2);
      assertThat(cli.err()).isEmpty();
    }
  }

  @Test
  void printsAnErrorAsAnObjectWithWhatCame() throws Exception {
    try (FakeServer server =
        FakeServer.ollama()
            .answer(FakeReply.pieces("Half of", " it").cutAfter(1, Ending.FIN))
            .start()) {
      int code = cli.run("--json", "ask", "Hi", "--endpoint", server.url(), "-m", "ollama:m");
      assertThat(code).isEqualTo(7);
      assertThat(cli.json().at("/error/type").asText()).isEqualTo("truncated");
      assertThat(cli.json().at("/error/exit_code").asInt()).isEqualTo(7);
      assertThat(cli.json().at("/error/partial_text").asText()).isEqualTo("Half of");
      assertThat(cli.err()).isEmpty();
    }
  }

  @Test
  void showsTheExchangeWithoutSecrets() {
    try (FakeServer server = FakeServer.openAi().apiKey("k-secret").answer("Yes").start()) {
      int code =
          cli.variables(Map.of("HEARTHLINK_LLM_API_KEY", "k-secret"))
              .run(
                  "ask",
                  "Is k-secret safe?",
                  "--debug",
                  "--backend",
                  "custom",
                  "--model",
                  "m",
                  "--endpoint",
                  server.url());
      assertThat(code).isZero();
      assertThat(cli.out()).isEqualTo("Yes\n");
      assertThat(cli.err())
          .contains("> POST " + server.url() + "/v1/chat/completions")
          .contains("Is *** safe?")
          .contains("Yes")
          .doesNotContain("k-secret");
    }
  }

  @Test
  void keepsAnswersFromSteeringTheTerminal() {
    try (FakeServer server = FakeServer.ollama().answer("\u001b[2Jred\u0007 and\ttab").start()) {
      assertThat(cli.terminals().run("ask", "Hi", "--endpoint", server.url(), "-m", "ollama:m"))
          .isZero();
      assertThat(cli.out()).isEqualTo("[2Jred and\ttab\n");
    }
  }

  @Test
  void endsQuietlyWhenNobodyReadsTheAnswer() {
    try (FakeServer server =
        FakeServer.ollama().answer(FakeReply.pieces("a", "b").stallingAfter(1)).start()) {
      int code =
          cli.output(Closed::new).run("ask", "Hi", "--endpoint", server.url(), "-m", "ollama:m");
      assertThat(code).isEqualTo(130);
      server.awaitDisconnect(Duration.ofSeconds(2));
      assertThat(cli.err()).isEmpty();
    }
  }

  /** A pipe whose reader has gone. */
  private static final class Closed extends FilterOutputStream {
    Closed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
