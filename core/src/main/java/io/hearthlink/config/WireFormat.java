package io.hearthlink.config;

/** How a server is spoken to. */
public enum WireFormat {
  /** Ollama's native {@code /api/chat}, newline-delimited JSON. */
  OLLAMA,
  /** OpenAI's {@code /v1/chat/completions}, server-sent events. */
  OPENAI,
  /** Anthropic's {@code /v1/messages}, server-sent events. */
  ANTHROPIC,
  /** A format of the user's own, described by {@link CustomFormat}. */
  CUSTOM
}
