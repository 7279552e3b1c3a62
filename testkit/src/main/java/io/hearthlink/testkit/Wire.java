package io.hearthlink.testkit;

import org.jspecify.annotations.Nullable;

/** The three forms in which a chat request is made. */
public enum Wire {
  /** Ollama's own form: {@code POST /api/chat}, streamed as one JSON object a line. */
  OLLAMA("/api/chat"),
  /** The OpenAI form: {@code POST /v1/chat/completions}, streamed as server-sent events. */
  OPENAI("/v1/chat/completions"),
  /** The Anthropic form: {@code POST /v1/messages}, streamed as named server-sent events. */
  ANTHROPIC("/v1/messages");

  private final String path;

  Wire(String path) {
    this.path = path;
  }

  /** The path of a chat request in this form. */
  public String path() {
    return path;
  }

  static @Nullable Wire ofPath(String path) {
    for (Wire wire : values()) {
      if (wire.path.equals(path)) {
        return wire;
      }
    }
    return null;
  }
}
