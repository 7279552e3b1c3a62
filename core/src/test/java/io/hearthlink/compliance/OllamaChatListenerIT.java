package io.hearthlink.compliance;

/** LangChain4j's suite for listeners of blocking models on Ollama's wire. */
class OllamaChatListenerIT extends BlockingListenerSuite {
  OllamaChatListenerIT() {
    super(WireUnderTest.OLLAMA);
  }
}
