package io.hearthlink.compliance;

/** LangChain4j's suite for listeners of blocking models on OpenAI's wire. */
class OpenAiChatListenerIT extends BlockingListenerSuite {
  OpenAiChatListenerIT() {
    super(WireUnderTest.OPENAI);
  }
}
