package io.hearthlink.testkit;

import java.util.Locale;

/** The servers that a fake server can be: they differ in routes, in wires and in their manners. */
public enum ServerKind {
  /** Ollama 0.32: its own API, the OpenAI and the Anthropic form. */
  OLLAMA,
  /** LM Studio: any unknown path is status 200 with an error; hangs at an upgrade to HTTP/2. */
  LM_STUDIO,
  /** LocalAI 4.9: the OpenAI and the Anthropic form, and a layer that looks like Ollama. */
  LOCALAI,
  /** llama.cpp's server with one model, whose name it does not check. */
  LLAMA_SERVER,
  /** Any server of the OpenAI form. */
  OPENAI,
  /** Any server of the Anthropic form. */
  ANTHROPIC;

  /** The kind of this name, as {@link #toString()} writes it; an underscore may be a hyphen. */
  public static ServerKind of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The name in small letters with hyphens, such as {@code llama-server}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean speaks(Wire wire) {
    return switch (this) {
      case OLLAMA, LOCALAI -> true;
      case LM_STUDIO, LLAMA_SERVER -> wire != Wire.OLLAMA;
      case OPENAI -> wire == Wire.OPENAI;
      case ANTHROPIC -> wire == Wire.ANTHROPIC;
    };
  }

  Routes routes() {
    return switch (this) {
      case OLLAMA -> new OllamaRoutes();
      case LM_STUDIO -> new LmStudioRoutes();
      case LOCALAI -> new LocalAiRoutes();
      case LLAMA_SERVER -> new LlamaServerRoutes();
      case OPENAI -> new OpenAiRoutes();
      case ANTHROPIC -> new AnthropicRoutes();
    };
  }

  /** Whether a model that it does not have is an error here. */
  boolean checksModel() {
    return this != LM_STUDIO && this != LLAMA_SERVER;
  }

  boolean hangsAtUpgrade() {
    return this == LM_STUDIO;
  }

  ChatEncoder encoder(Wire wire) {
    return switch (wire) {
      case OLLAMA -> new OllamaEncoder();
      case OPENAI -> new OpenAiEncoder(this);
      case ANTHROPIC -> new AnthropicEncoder();
    };
  }

  /** The form in which it words errors on paths that are no chat. */
  ChatEncoder ownEncoder() {
    return encoder(
        switch (this) {
          case OLLAMA -> Wire.OLLAMA;
          case ANTHROPIC -> Wire.ANTHROPIC;
          default -> Wire.OPENAI;
        });
  }
}
