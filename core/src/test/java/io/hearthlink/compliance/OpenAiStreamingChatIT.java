package io.hearthlink.compliance;

/** LangChain4j's suite for streaming models on OpenAI's wire. */
class OpenAiStreamingChatIT extends StreamingSuite {
  OpenAiStreamingChatIT() {
    super(WireUnderTest.OPENAI);
  }
}
