package io.hearthlink.transport;

import io.hearthlink.error.ErrorContext;
import org.jspecify.annotations.Nullable;

/** What the reader can do about a server of a certain kind, as the sentence that ends a message. */
final class ServerAdvice {

  private static final String ENDPOINT = "set HEARTHLINK_LLM_ENDPOINT.";

  private ServerAdvice() {}

  /** How to start the server. */
  static String start(ErrorContext context) {
    String command =
        switch (backend(context)) {
          case "ollama" -> "ollama serve";
          case "lmstudio" -> "lms server start";
          case "llamacpp" -> "llama-server -m MODEL.gguf";
          case "localai" -> "local-ai run";
          default -> null;
        };
    return command == null
        ? "Start the server, or " + ENDPOINT
        : "Start it with \"" + command + "\", or " + ENDPOINT;
  }

  /** How to get a model that the server does not have. */
  static String get(@Nullable String model, ErrorContext context) {
    String name = model == null ? "NAME" : model;
    String command =
        switch (backend(context)) {
          case "ollama" -> "ollama pull " + name;
          case "lmstudio" -> "lms get " + name;
          case "localai" -> "local-ai models install " + name;
          case "llamacpp" -> "llama-server -hf " + name;
          default -> null;
        };
    return command == null
        ? "Choose one that the server lists."
        : "Get it with \"" + command + "\", or choose one that is installed.";
  }

  /** How to load a model that the server has. */
  static String load(@Nullable String model, ErrorContext context) {
    String name = model == null ? "NAME" : model;
    return backend(context).equals("lmstudio")
        ? "Load it with \"lms load " + name + "\"; \"lms ls\" lists what is there."
        : "Load it on the server, or choose one that is loaded.";
  }

  /** How to make the context larger. */
  static String context(ErrorContext context) {
    String how =
        switch (backend(context)) {
          case "ollama" -> " (llm.ollama.num_ctx)";
          case "lmstudio" -> " (\"lms load --context-length N\")";
          case "llamacpp" -> " (\"llama-server -c N\")";
          case "localai" -> " (context_size in its model file)";
          default -> "";
        };
    return "Shorten it, or load the model with a larger context" + how + ".";
  }

  /** How to be let in. */
  static String access(ErrorContext context) {
    String key = "Set llm.api_key (HEARTHLINK_LLM_API_KEY) to one that it accepts.";
    return backend(context).equals("ollama")
        ? "A cloud model needs \"ollama signin\"; behind a proxy: " + key
        : key;
  }

  /** How to get past a check of the host name. */
  static String host(ErrorContext context) {
    String how = backend(context).equals("ollama") ? " (OLLAMA_HOST)" : "";
    return "Use localhost or 127.0.0.1 in llm.endpoint, or let the server listen on that name"
        + how
        + ".";
  }

  private static String backend(ErrorContext context) {
    return context.backend() == null ? "" : context.backend();
  }
}
