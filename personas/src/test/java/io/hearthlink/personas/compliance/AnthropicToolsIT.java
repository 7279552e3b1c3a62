package io.hearthlink.personas.compliance;

/** LangChain4j's suite for AI Services with tools on the wire of Anthropic. */
class AnthropicToolsIT extends ToolsSuite {
  AnthropicToolsIT() {
    super(ServiceWire.ANTHROPIC);
  }
}
