package io.hearthlink.compliance;

/** LangChain4j's suite for streaming models on Ollama's wire. */
class OllamaStreamingChatIT extends StreamingSuite {
  OllamaStreamingChatIT() {
    super(WireUnderTest.OLLAMA);
  }
}
