package io.hearthlink.compliance;

/** LangChain4j's suite for blocking models on Ollama's wire. */
class OllamaChatIT extends BlockingSuite {
  OllamaChatIT() {
    super(WireUnderTest.OLLAMA);
  }
}
