package io.hearthlink.personas.compliance;

import io.hearthlink.Hearthlink;
import io.hearthlink.config.LlmConfigBuilder;
import io.hearthlink.config.WireFormat;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeServerBuilder;
import java.util.function.UnaryOperator;

/** A wire, and what its provider module cannot say on it. */
enum ServiceWire {
  OLLAMA,
  OPENAI,
  ANTHROPIC;

  /** A scripted server with a hearth on it. */
  record Fixture(FakeServer server, Hearthlink hearth) implements AutoCloseable {
    @Override
    public void close() {
      hearth.close();
      server.close();
    }
  }

  Fixture scripted(UnaryOperator<FakeServerBuilder> script) {
    FakeServer server = script.apply(builder()).start();
    Hearthlink hearth =
        Hearthlink.builder()
            .llm(config -> backend(config).endpoint(server.url()).model("m"))
            .build();
    return new Fixture(server, hearth);
  }

  /** The module for Ollama leaves the definitions of a schema out, to which references lead. */
  boolean saysRecursiveSchemas() {
    return this != OLLAMA;
  }

  /** On the others the result of a tool is text alone. */
  boolean saysPicturesInResults() {
    return this == ANTHROPIC;
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
