package io.hearthlink.personas.compliance;

/** LangChain4j's suite for typed AI Services on the wire of Anthropic. */
class AnthropicSchemaIT extends SchemaSuite {
  AnthropicSchemaIT() {
    super(ServiceWire.ANTHROPIC);
  }
}
