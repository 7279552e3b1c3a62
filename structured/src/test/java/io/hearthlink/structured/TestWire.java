package io.hearthlink.structured;

import io.hearthlink.Hearthlink;
import io.hearthlink.config.WireFormat;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeServerBuilder;

/** A wire to a fake server. */
enum TestWire {
  OLLAMA,
  OPENAI,
  ANTHROPIC;

  FakeServerBuilder server() {
    return switch (this) {
      case OLLAMA -> FakeServer.ollama();
      case OPENAI -> FakeServer.openAi();
      case ANTHROPIC -> FakeServer.anthropic();
    };
  }

  Hearthlink hearth(FakeServer server) {
    WireFormat format = this == OPENAI ? WireFormat.OPENAI : WireFormat.ANTHROPIC;
    return Hearthlink.builder()
        .llm(config -> config.endpoint(server.url()).model("m"))
        .llm(
            config ->
                this == OLLAMA
                    ? config.backend("ollama")
                    : config.backend("custom").requestFormat(format).responseFormat(format))
        .build();
  }
}
