package io.hearthlink.compliance;

/** LangChain4j's suite for listeners of streaming models on Ollama's wire. */
class OllamaStreamingChatListenerIT extends StreamingListenerSuite {
  OllamaStreamingChatListenerIT() {
    super(WireUnderTest.OLLAMA);
  }
}
