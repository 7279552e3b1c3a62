package io.hearthlink.compliance;

/** LangChain4j's suite for listeners of blocking models on Anthropic's wire. */
class AnthropicChatListenerIT extends BlockingListenerSuite {
  AnthropicChatListenerIT() {
    super(WireUnderTest.ANTHROPIC);
  }
}
