package io.hearthlink.personas.compliance;

/** LangChain4j's suite for AI Services with tools on the wire of Ollama. */
class OllamaToolsIT extends ToolsSuite {
  OllamaToolsIT() {
    super(ServiceWire.OLLAMA);
  }
}
