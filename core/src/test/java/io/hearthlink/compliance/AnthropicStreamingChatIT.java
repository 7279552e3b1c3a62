package io.hearthlink.compliance;

/** LangChain4j's suite for streaming models on Anthropic's wire. */
class AnthropicStreamingChatIT extends StreamingSuite {
  AnthropicStreamingChatIT() {
    super(WireUnderTest.ANTHROPIC);
  }
}
