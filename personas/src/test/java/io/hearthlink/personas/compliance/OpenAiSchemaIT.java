package io.hearthlink.personas.compliance;

/** LangChain4j's suite for typed AI Services on the wire of OpenAi. */
class OpenAiSchemaIT extends SchemaSuite {
  OpenAiSchemaIT() {
    super(ServiceWire.OPENAI);
  }
}
