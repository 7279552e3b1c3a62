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
  /** llama.cpp's server as a router, which loads the models that are asked for. */
  LLAMA_ROUTER,
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
      case LM_STUDIO, LLAMA_SERVER, LLAMA_ROUTER -> wire != Wire.OLLAMA;
      case OPENAI -> wire == Wire.OPENAI;
      case ANTHROPIC -> wire == Wire.ANTHROPIC;
    };
  }

  Routes routes(ServerState state) {
    return switch (this) {
      case OLLAMA -> new OllamaRoutes(state);
      case LM_STUDIO -> new LmStudioRoutes(state);
      case LOCALAI -> new LocalAiRoutes(state);
      case LLAMA_SERVER -> new LlamaServerRoutes(state);
      case LLAMA_ROUTER -> new LlamaRouterRoutes(state);
      case OPENAI -> new OpenAiRoutes(state.models());
      case ANTHROPIC -> new AnthropicRoutes(state.models());
    };
  }

  /** Whether it answers any name with its one model. */
  boolean ignoresTheName() {
    return this == LLAMA_SERVER || this == LM_STUDIO;
  }

  boolean hangsAtUpgrade() {
    return this == LM_STUDIO;
  }

  /** How many chats it answers at the same time, where nothing else is said. */
  int slots() {
    return this == LLAMA_SERVER ? 4 : Integer.MAX_VALUE;
  }

  ChatEncoder encoder(Wire wire) {
    return switch (wire) {
      case OLLAMA -> new OllamaEncoder();
      case OPENAI ->
          switch (this) {
            case OLLAMA -> new OllamaOpenAiEncoder();
            case LM_STUDIO -> new LmStudioEncoder();
            case LOCALAI -> new LocalAiEncoder();
            case LLAMA_SERVER, LLAMA_ROUTER -> new LlamaServerEncoder();
            case OPENAI, ANTHROPIC -> new OpenAiEncoder();
          };
      case ANTHROPIC ->
          switch (this) {
            case OLLAMA -> new OllamaAnthropicEncoder();
            case LOCALAI -> new LocalAiAnthropicEncoder();
            case LLAMA_SERVER, LLAMA_ROUTER -> new LlamaServerAnthropicEncoder();
            case LM_STUDIO, OPENAI, ANTHROPIC -> new AnthropicEncoder();
          };
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
