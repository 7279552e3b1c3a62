package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of server does with a prompt that is too long. */
class ContextLengthTest {

  private static final FakeModel SMALL = FakeModel.of("ember").withContextLength(100);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OLLAMA       | OLLAMA    | false | 400 | {\\"error\\":{\\"code\\":400,\\"message\\":\\"request (102 tokens) exceeds the available context size (100 tokens)
          OLLAMA       | OPENAI    | true  | 400 | exceed_context_size_error
          OLLAMA       | ANTHROPIC | false | 400 | exceed_context_size_error
          LLAMA_SERVER | OPENAI    | true  | 400 | "type":"exceed_context_size_error","n_prompt_tokens":102,"n_ctx":100
          LLAMA_SERVER | ANTHROPIC | false | 400 | "n_ctx":100
          LLAMA_ROUTER | OPENAI    | false | 400 | "n_ctx":100
          LOCALAI      | OPENAI    | false | 500 | rpc error: code = Internal desc = request (102 tokens)
          LOCALAI      | OPENAI    | true  | 200 | "content":"request (102 tokens) exceeds
          LOCALAI      | OPENAI    | true  | 200 | {"error":{"code":"server_error","message":"rpc error
          LOCALAI      | ANTHROPIC | true  | 200 | event: error
          LM_STUDIO    | OPENAI    | false | 400 | {"error":"Trying to keep the first 102 tokens
          OPENAI       | OPENAI    | false | 400 | "code":"context_length_exceeded"
          ANTHROPIC    | ANTHROPIC | false | 400 | prompt is too long: 102 tokens > 100 maximum
          """)
  void refusesOneMessageThatIsTooLong(
      ServerKind kind, Wire wire, boolean stream, int status, String fragment) throws Exception {
    try (FakeServer server = FakeServer.of(kind).model(SMALL).answer("Hello").start()) {
      String body = RawClient.chatBody(stream).replace("\"Hi\"", "\"" + "x".repeat(403) + "\"");
      RawClient.Reply reply = RawClient.ask(server, "POST", wire.path(), body);
      assertThat(reply.status()).isEqualTo(status);
      assertThat(reply.body()).contains(fragment);
      String fits = RawClient.chatBody(stream).replace("\"Hi\"", "\"" + "x".repeat(396) + "\"");
      assertThat(RawClient.ask(server, "POST", wire.path(), fits).body()).contains("Hello");
    }
  }

  /** Ten turns of 12 tokens each, of which 100 tokens hold the system text and the last ones. */
  private static String turns(String truncate) {
    StringBuilder messages = new StringBuilder();
    for (int turn = 1; turn <= 10; turn++) {
      messages.append(
          ",{\"role\":\"user\",\"content\":\"turn %02d %s\"}".formatted(turn, "x".repeat(32)));
    }
    return "{\"model\":\"ember\",\"stream\":false"
        + truncate
        + ",\"messages\":[{\"role\":\"system\",\"content\":\"You are Alden.\"}"
        + messages
        + "]}";
  }

  @Test
  void anOllamaDropsTheOldestTurnsWithoutAWord() throws Exception {
    try (FakeServer server =
        FakeServer.ollama().model(SMALL).answerWith(call -> FakeReply.text(heard(call))).start()) {
      RawClient.Reply reply = RawClient.ask(server, "POST", "/api/chat", turns(""));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().at("/message/content").asText())
          .isEqualTo("You are Alden. and 8 messages, the last is turn 10");
      assertThat(reply.json().path("prompt_eval_count").asInt()).isBetween(80, 100);
      assertThat(server.lastChat().messages()).as("what was sent").hasSize(11);
    }
  }

  @Test
  void anOllamaThatMustNotTruncateRefuses() throws Exception {
    try (FakeServer server = FakeServer.ollama().model(SMALL).answer("Hello").start()) {
      assertThat(RawClient.ask(server, "POST", "/api/chat", turns(",\"truncate\":false")).status())
          .isEqualTo(400);
      assertThat(
              RawClient.ask(
                      server,
                      "POST",
                      "/api/chat",
                      turns(",\"truncate\":false,\"options\":{\"num_ctx\":200}"))
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void anOllamaKnowsItsOptionsOnItsOwnWireAlone() throws Exception {
    String options =
        ",\"truncate\":false,\"keep_alive\":\"tomorrow\",\"options\":{\"num_ctx\":200}";
    try (FakeServer server = FakeServer.ollama().model(SMALL).answer("Hello").start()) {
      assertThat(RawClient.ask(server, "POST", "/v1/chat/completions", turns(options)).status())
          .isEqualTo(200);
      assertThat(RawClient.get(server, "GET", "/api/ps").body()).contains("\"context_length\":100");
      assertThat(RawClient.ask(server, "POST", "/api/chat", turns(options)).body())
          .contains("time: invalid duration");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          OLLAMA    | "Hi","images":["DATA"]
          OPENAI    | [{"type":"image_url","image_url":{"url":"data:image/png;base64,DATA"}}]
          ANTHROPIC | [{"type":"image","source":{"type":"base64","media_type":"image/png","data":"DATA"}}]
          """)
  void picturesDoNotCount(ServerKind kind, String content) throws Exception {
    Wire wire = Wire.valueOf(kind.name());
    try (FakeServer server = FakeServer.of(kind).model(SMALL).answer("Hello").start()) {
      String picture = content.replace("DATA", "x".repeat(9999));
      String body = RawClient.chatBody(false).replace("\"Hi\"", picture);
      assertThat(RawClient.ask(server, "POST", wire.path(), body).status()).isEqualTo(200);
    }
  }

  @Test
  void aServerWithoutModelsHasNoLimit() throws Exception {
    try (FakeServer server = FakeServer.llamaServer().answer("Hello").start()) {
      String body = RawClient.chatBody(false).replace("\"Hi\"", "\"" + "x".repeat(99_999) + "\"");
      assertThat(RawClient.ask(server, "POST", Wire.OPENAI.path(), body).status()).isEqualTo(200);
    }
  }

  private static String heard(ChatCall call) {
    return call.systemText()
        + " and "
        + (call.messages().size() - 1)
        + " messages, the last is "
        + call.userText().substring(0, 7);
  }
}
