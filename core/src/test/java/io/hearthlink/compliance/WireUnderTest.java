package io.hearthlink.compliance;

import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import io.hearthlink.config.LlmConfigBuilder;
import io.hearthlink.config.WireFormat;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeServerBuilder;

/** A wire, the backend that speaks it, and what it cannot say. */
enum WireUnderTest {
  OLLAMA("ollama", WireFormat.OLLAMA),
  OPENAI("custom", WireFormat.OPENAI),
  ANTHROPIC("custom", WireFormat.ANTHROPIC);

  /** Something for which one wire has no words. */
  enum Gap {
    FORCED_TOOL(OLLAMA),
    IMAGE_BY_URL(OLLAMA),
    PIECES_OF_TOOL_CALLS(OLLAMA),
    ID_OF_RESPONSE(OLLAMA),
    JSON_WITHOUT_SCHEMA(ANTHROPIC);

    private final WireUnderTest wire;

    Gap(WireUnderTest wire) {
      this.wire = wire;
    }
  }

  private final String backend;
  private final WireFormat format;

  WireUnderTest(String backend, WireFormat format) {
    this.backend = backend;
    this.format = format;
  }

  /** Whether the wire can say it. */
  boolean says(Gap what) {
    return what.wire != this;
  }

  FakeServerBuilder server() {
    return switch (this) {
      case OLLAMA -> FakeServer.ollama();
      case OPENAI -> FakeServer.openAi();
      case ANTHROPIC -> FakeServer.anthropic();
    };
  }

  LlmConfigBuilder configure(LlmConfigBuilder config) {
    config.backend(backend);
    // the key is refused for backends that speak one format alone
    return this == OLLAMA ? config : config.requestFormat(format).responseFormat(format);
  }

  /** Parameters of the provider module's own class. */
  ChatRequestParameters ownParameters(int maxOutputTokens) {
    return switch (this) {
      case OLLAMA -> OllamaChatRequestParameters.builder().maxOutputTokens(maxOutputTokens).build();
      case OPENAI -> OpenAiChatRequestParameters.builder().maxOutputTokens(maxOutputTokens).build();
      case ANTHROPIC ->
          AnthropicChatRequestParameters.builder().maxOutputTokens(maxOutputTokens).build();
    };
  }
}
