package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeServerTest {

  @ParameterizedTest
  @CsvSource({
    "OLLAMA, OLLAMA",
    "OLLAMA, OPENAI",
    "LM_STUDIO, OPENAI",
    "LOCALAI, OPENAI",
    "LLAMA_SERVER, OPENAI",
    "OPENAI, OPENAI",
    "ANTHROPIC, ANTHROPIC",
  })
  void answers(ServerKind kind, Wire wire) throws Exception {
    try (FakeServer server = FakeServer.of(kind).model("ember").answer("Hello there").start()) {
      assertThat(TestClient.post(server, wire.path(), TestClient.chatBody(true)).body())
          .contains("Hello", " there");
      assertThat(TestClient.post(server, wire.path(), TestClient.chatBody(false)).body())
          .contains("Hello there");
      assertThat(server.chats()).hasSize(2);
      assertThat(server.acceptedConnections()).isEqualTo(1);
    }
  }
}
