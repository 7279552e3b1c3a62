package io.hearthlink.personas.compliance;

/** LangChain4j's suite for AI Services with tools on the wire of OpenAi. */
class OpenAiToolsIT extends ToolsSuite {
  OpenAiToolsIT() {
    super(ServiceWire.OPENAI);
  }
}
