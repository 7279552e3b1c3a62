package io.hearthlink.compliance;

/** LangChain4j's suite for blocking models on OpenAI's wire. */
class OpenAiChatIT extends BlockingSuite {
  OpenAiChatIT() {
    super(WireUnderTest.OPENAI);
  }
}
