package io.hearthlink.compliance;

/** LangChain4j's suite for blocking models on Anthropic's wire. */
class AnthropicChatIT extends BlockingSuite {
  AnthropicChatIT() {
    super(WireUnderTest.ANTHROPIC);
  }
}
