package io.hearthlink.compliance;

/** LangChain4j's suite for listeners of streaming models on Anthropic's wire. */
class AnthropicStreamingChatListenerIT extends StreamingListenerSuite {
  AnthropicStreamingChatListenerIT() {
    super(WireUnderTest.ANTHROPIC);
  }
}
