package io.hearthlink.personas.compliance;

/** LangChain4j's suite for typed AI Services on the wire of Ollama. */
class OllamaSchemaIT extends SchemaSuite {
  OllamaSchemaIT() {
    super(ServiceWire.OLLAMA);
  }
}
