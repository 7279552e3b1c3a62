package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.output.FinishReason;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeServerTest {

  @ParameterizedTest
  @CsvSource({
    "OLLAMA, OLLAMA",
    "OLLAMA, OPENAI",
    "OLLAMA, ANTHROPIC",
    "LM_STUDIO, OPENAI",
    "LM_STUDIO, ANTHROPIC",
    "LOCALAI, OLLAMA",
    "LOCALAI, OPENAI",
    "LLAMA_SERVER, OPENAI",
    "LLAMA_SERVER, ANTHROPIC",
    "LLAMA_ROUTER, OPENAI",
    "LOCALAI, ANTHROPIC",
    "OPENAI, OPENAI",
    "ANTHROPIC, ANTHROPIC",
  })
  void answersOnEveryWireThatTheServerSpeaks(ServerKind kind, Wire wire) throws Exception {
    FakeReply reply =
        FakeReply.text("Hello there,\n wörld")
            .withReasoning("Let me", " think")
            .withToolCalls(FakeToolCall.of("weather", "{\"city\":\"Paris\"}"))
            .withFinish(FinishReason.LENGTH)
            .withUsage(33, 7);
    try (FakeServer server = FakeServer.of(kind).model("ember").answer(reply).start()) {
      for (boolean stream : new boolean[] {true, false}) {
        Heard heard = Heard.from(server, wire, stream);
        assertThat(heard.text()).isEqualTo("Hello there,\n wörld");
        assertThat(heard.reasoning()).isEqualTo("Let me think");
        assertThat(heard.calls()).isEqualTo("weather{\"city\":\"Paris\"}");
        assertThat(heard.finish()).isEqualTo(wire == Wire.ANTHROPIC ? "max_tokens" : "length");
        boolean uncounted = stream && kind == ServerKind.LOCALAI && wire == Wire.ANTHROPIC;
        assertThat(heard.tokens()).isEqualTo(uncounted ? "0/7" : "33/7");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"OLLAMA, stop, stop", "OPENAI, stop, tool_calls", "ANTHROPIC, end_turn, tool_use"})
  void endsAnAnswerWithTheUsualWordOfTheWire(Wire wire, String text, String call) throws Exception {
    try (FakeServer server =
        FakeServer.ollama()
            .answerInTurn(FakeReply.text("a"), FakeReply.toolCall("f", "{}"))
            .answer(FakeReply.text("b").withFinish("odd").withoutUsage())
            .start()) {
      assertThat(Heard.from(server, wire, true).finish()).isEqualTo(text);
      assertThat(Heard.from(server, wire, true).finish()).isEqualTo(call);
      Heard odd = Heard.from(server, wire, false);
      assertThat(odd.finish()).isEqualTo("odd");
      assertThat(odd.tokens()).isEqualTo("0/0");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OLLAMA       | GET  | /                          | 200 | Ollama is running
          OLLAMA       | HEAD | /                          | 200 |
          OLLAMA       | GET  | /api/version               | 200 | "version":"0.
          OLLAMA       | GET  | /api/tags                  | 200 | "name":"ember"
          OLLAMA       | GET  | /api/ps                    | 200 | {"models":[]}
          OLLAMA       | POST | /api/show                  | 200 | "llama.context_length"
          OLLAMA       | GET  | /v1/models                 | 200 | "owned_by":"library"
          OLLAMA       | GET  | /api/chat                  | 405 | 405 method not allowed
          OLLAMA       | GET  | /props                     | 404 | 404 page not found
          LM_STUDIO    | GET  | /api/v1/models             | 200 | "key":"ember"
          LM_STUDIO    | GET  | /api/v0/models             | 200 | "state":"not-loaded"
          LM_STUDIO    | GET  | /v1/models                 | 200 | "id":"ember"
          LM_STUDIO    | GET  | /api/version               | 200 | Unexpected endpoint or method. (GET /api/version)
          LM_STUDIO    | POST | /api/chat                  | 200 | Unexpected endpoint or method. (POST /api/chat)
          LOCALAI      | GET  | /.well-known/localai.json  | 200 | "endpoint_groups"
          LOCALAI      | GET  | /version                   | 200 | "version":"v4
          LOCALAI      | GET  | /api/tags                  | 200 | "name":"ember:latest"
          LOCALAI      | GET  | /readyz                    | 200 |
          LOCALAI      | GET  | /v1/models                 | 200 | {"object":"list","data":[{"id":"ember","object":"model"}]}
          LOCALAI      | GET  | /props                     | 404 | Resource not found
          LLAMA_SERVER | GET  | /health                    | 200 | {"status":"ok"}
          LLAMA_SERVER | GET  | /props                     | 200 | "n_ctx":4096
          LLAMA_SERVER | GET  | /v1/models                 | 200 | "meta":
          LLAMA_SERVER | GET  | /api/tags                  | 404 | File Not Found
          OPENAI       | GET  | /v1/models                 | 200 | "id":"ember"
          OPENAI       | POST | /v1/messages               | 404 | Invalid URL
          ANTHROPIC    | GET  | /v1/models                 | 200 | "id":"ember"
          ANTHROPIC    | GET  | /nothing                   | 404 | "type":"error"
          """)
  void hasThePathsOfItsKind(
      ServerKind kind, String method, String path, int status, String fragment) throws Exception {
    try (FakeServer server = FakeServer.of(kind).model("ember").start()) {
      RawClient.Reply reply = RawClient.get(server, method, path);
      assertThat(reply.head()).startsWith("HTTP/1.1 " + status + " ");
      assertThat(reply.body()).contains(fragment == null ? "" : fragment);
      assertThat(reply.body().isEmpty()).isEqualTo(fragment == null);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OLLAMA, OLLAMA, 404, model 'ember' not found",
    "OLLAMA, OPENAI, 404, not_found_error",
    "OLLAMA, ANTHROPIC, 404, not_found_error",
    "LOCALAI, OPENAI, 404, To see available models",
    "LM_STUDIO, OPENAI, 200, Hello",
    "LLAMA_SERVER, OPENAI, 200, Hello",
    "LLAMA_ROUTER, OPENAI, 400, model 'ember' not found",
    "OPENAI, OPENAI, 404, does not exist",
    "ANTHROPIC, ANTHROPIC, 404, 'model: ember'",
  })
  void treatsAnUnknownModelAsItsKindDoes(ServerKind kind, Wire wire, int status, String fragment)
      throws Exception {
    try (FakeServer server = FakeServer.of(kind).model("other").answer("Hello").start()) {
      RawClient.Reply reply = RawClient.chat(server, wire, false);
      assertThat(reply.head()).startsWith("HTTP/1.1 " + status + " ");
      assertThat(reply.body()).contains(fragment);
    }
  }

  @Test
  void triesRulesInTheirOrder() throws Exception {
    try (FakeServer server =
        FakeServer.ollama()
            .answerInTurn(FakeReply.text("first"))
            .answerWhen(call -> call.userText().equals("Hi"), "second")
            .answer("never")
            .start()) {
      assertThat(Heard.from(server, Wire.OLLAMA, true).text()).isEqualTo("first");
      assertThat(Heard.from(server, Wire.OPENAI, false).text()).isEqualTo("second");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysSoWhereNoRuleAnswers(boolean throwing) throws Exception {
    FakeServerBuilder builder = FakeServer.openAi();
    if (throwing) {
      builder.answerWith(
          call -> {
            throw new AssertionError("not as asked");
          });
    }
    try (FakeServer server = builder.start()) {
      RawClient.Reply reply = RawClient.chat(server, Wire.OPENAI, true);
      assertThat(reply.head()).startsWith("HTTP/1.1 500 ");
      assertThat(reply.body()).contains(throwing ? "not as asked" : "no rule");
    }
  }

  @Test
  void refusesAScriptThatCannotBe() {
    assertThatThrownBy(() -> FakeServer.ollama().slots(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FakeServer.ollama().mostLoaded(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FakeReply.text("x").inSlicesOf(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FakeReply.text("x").stallingAfter(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FakeReply.text("x").cutAt(-1, Ending.FIN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FakeReply.text("x").failingAfter(-1, "boom"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FakeServer.ollama().loadTime(Duration.ofSeconds(1)).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("model(...)");
  }

  @Test
  void replacesAPathOfTheServer() throws Exception {
    try (FakeServer server =
        FakeServer.ollama()
            .route("GET", "/api/tags", FakeReply.error(503, "busy").withHeader("Retry-After", "7"))
            .start()) {
      RawClient.Reply reply = RawClient.get(server, "GET", "/api/tags");
      assertThat(reply.head()).contains("503 Service Unavailable", "Retry-After: 7");
      assertThat(reply.body()).isEqualTo("{\"error\":\"busy\"}");
    }
  }

  @Test
  void refusesWhatComesWithoutItsKey() throws Exception {
    try (FakeServer server = FakeServer.openAi().apiKey("dummy").answer("Hello").start()) {
      assertThat(RawClient.chat(server, Wire.OPENAI, false).head()).contains(" 401 ");
      try (RawClient client = new RawClient(server)) {
        String request = RawClient.request("POST", Wire.OPENAI.path(), RawClient.chatBody(false));
        client.send(request.replace("Host:", "authorization: Bearer dummy\r\nHost:"));
        assertThat(client.readAll().head()).contains(" 200 ");
      }
    }
  }

  @Test
  void loadsAModelWithItsFirstChatAlone() throws Exception {
    Duration load = Duration.ofMillis(150);
    try (FakeServer server =
        FakeServer.ollama().model("ember").loadTime(load).answer("Hello").start()) {
      long start = System.nanoTime();
      assertThat(Heard.from(server, Wire.OLLAMA, true).text()).isEqualTo("Hello");
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(load.toNanos());
      assertThat(RawClient.get(server, "GET", "/api/ps").body()).contains("\"ember\"");
      try (RawClient client = new RawClient(server)) {
        String unload = "{\"model\":\"ember\",\"messages\":[],\"keep_alive\":0}";
        client.send(RawClient.request("POST", "/api/chat", unload));
        assertThat(client.readAll().body()).contains("\"done_reason\":\"unload\"");
      }
      assertThat(RawClient.get(server, "GET", "/api/ps").body()).isEqualTo("{\"models\":[]}");
    }
  }

  @Test
  void hangsAtAnUpgradeAsLmStudioDoes() throws Exception {
    try (FakeServer server = FakeServer.lmStudio().answer("Hello").start();
        RawClient client = new RawClient(server)) {
      String request = RawClient.request("GET", "/v1/models", "");
      client.send(request.replace("Host:", "Upgrade: h2c\r\nHost:"));
      assertThat(client.readOn()).isEqualTo(new RawClient.Reply("", "STALL"));
    }
  }

  @Test
  void leavesConnectionsUnansweredWhereItIsUnreachable() throws Exception {
    try (FakeServer server = FakeServer.unreachable();
        Socket socket = new Socket()) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port());
      assertThatThrownBy(() -> socket.connect(address, 300))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  /** Some 10 ms, of which most is the first of all sockets; the bound is against hanging. */
  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void isUpAtOnce(ServerKind kind) throws Exception {
    long start = System.nanoTime();
    try (FakeServer server = FakeServer.of(kind).model("ember").answer("Hello").start()) {
      RawClient.get(server, "GET", "/v1/models");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void refusesConnectionsWhereNothingListens() {
    try (FakeServer server = FakeServer.refusing()) {
      assertThatThrownBy(() -> new RawClient(server)).isInstanceOf(ConnectException.class);
    }
  }
}
