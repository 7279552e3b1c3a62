package io.hearthlink.tools;

import io.hearthlink.Hearthlink;
import io.hearthlink.config.LlmConfigBuilder;
import io.hearthlink.config.WireFormat;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeServerBuilder;
import java.util.function.UnaryOperator;

/** The wires on which the tools must behave alike. */
enum TestWire {
  OLLAMA,
  OPENAI,
  ANTHROPIC;

  /** A scripted server with a hearth on it. */
  record Stage(FakeServer server, Hearthlink hearth) implements AutoCloseable {

    io.hearthlink.LlmClient client() {
      return hearth.client();
    }

    @Override
    public void close() {
      hearth.close();
      server.close();
    }
  }

  Stage scripted(UnaryOperator<FakeServerBuilder> script) {
    return scripted(script, config -> config);
  }

  Stage scripted(
      UnaryOperator<FakeServerBuilder> script, UnaryOperator<LlmConfigBuilder> configure) {
    FakeServer server = script.apply(builder()).start();
    Hearthlink hearth =
        Hearthlink.builder()
            .llm(config -> configure.apply(backend(config)).endpoint(server.url()).model("m"))
            .build();
    return new Stage(server, hearth);
  }

  private FakeServerBuilder builder() {
    return switch (this) {
      case OLLAMA -> FakeServer.ollama();
      case OPENAI -> FakeServer.openAi();
      case ANTHROPIC -> FakeServer.anthropic();
    };
  }

  private LlmConfigBuilder backend(LlmConfigBuilder config) {
    return switch (this) {
      case OLLAMA -> config.backend("ollama");
      case OPENAI -> config.backend("custom");
      case ANTHROPIC ->
          config
              .backend("custom")
              .requestFormat(WireFormat.ANTHROPIC)
              .responseFormat(WireFormat.ANTHROPIC);
    };
  }
}
