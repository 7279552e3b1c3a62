package io.hearthlink.personas;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.config.MemoryConfig;
import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeServerBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A scripted server with a client on it. */
record Stage(FakeServer server, Hearthlink hearth) implements AutoCloseable {

  static Stage remembering(int turns, UnaryOperator<FakeServerBuilder> script) {
    FakeServer server = script.apply(FakeServer.ollama()).start();
    Hearthlink hearth =
        Hearthlink.builder()
            .backend("ollama")
            .endpoint(server.url())
            .model("m")
            .memory(new MemoryConfig(turns))
            .build();
    return new Stage(server, hearth);
  }

  static Stage with(UnaryOperator<FakeServerBuilder> script) {
    return remembering(10, script);
  }

  /** A server that answers each message with itself in brackets. */
  static Stage echo(int turns) {
    return remembering(turns, script -> script.answerWith(Stage::echo));
  }

  private static io.hearthlink.testkit.FakeReply echo(ChatCall call) {
    return io.hearthlink.testkit.FakeReply.text("[" + call.userText() + "]");
  }

  LlmClient client() {
    return hearth.client();
  }

  Alden alden() {
    return Personas.create(Alden.class, client());
  }

  /** The messages of the last chat, as {@code role: content}. */
  List<String> lastMessages() {
    List<String> messages = new ArrayList<>();
    for (JsonNode message : server.lastChat().messages()) {
      messages.add(message.path("role").asText() + ": " + message.path("content").asText());
    }
    return messages;
  }

  @Override
  public void close() {
    hearth.close();
    server.close();
  }
}
