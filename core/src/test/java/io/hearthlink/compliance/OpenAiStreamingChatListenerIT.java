package io.hearthlink.compliance;

/** LangChain4j's suite for listeners of streaming models on OpenAI's wire. */
class OpenAiStreamingChatListenerIT extends StreamingListenerSuite {
  OpenAiStreamingChatListenerIT() {
    super(WireUnderTest.OPENAI);
  }
}
