package io.hearthlink.backend;

import io.hearthlink.config.WireFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of servers that Hearthlink knows. */
public enum BackendKind {
  /** Ollama, through its native API. */
  OLLAMA(WireFormat.OLLAMA, "http://localhost:11434"),
  /** LM Studio. */
  LMSTUDIO(WireFormat.OPENAI, "http://localhost:1234"),
  /** LocalAI. */
  LOCALAI(WireFormat.OPENAI, "http://localhost:8080"),
  /** The {@code llama-server} of llama.cpp, which is moving from port 8080 to 9931. */
  LLAMACPP(WireFormat.OPENAI, "http://localhost:8080"),
  /** Any other server; its format and its endpoint are configured. */
  CUSTOM(WireFormat.OPENAI, null);

  /** Where {@code auto} looks, in this order. */
  public static final List<String> DEFAULT_ENDPOINTS =
      List.of(
          "http://localhost:11434",
          "http://localhost:1234",
          "http://localhost:8080",
          "http://localhost:9931");

  private final WireFormat format;
  private final @Nullable String defaultEndpoint;

  BackendKind(WireFormat format, @Nullable String defaultEndpoint) {
    this.format = format;
    this.defaultEndpoint = defaultEndpoint;
  }

  /** The name in references and configuration. */
  public String backendName() {
    return name().toLowerCase(Locale.ROOT);
  }

  WireFormat format() {
    return format;
  }

  @Nullable String defaultEndpoint() {
    return defaultEndpoint;
  }

  static @Nullable BackendKind named(String name) {
    for (BackendKind kind : values()) {
      if (kind.backendName().equals(name)) {
        return kind;
      }
    }
    return null;
  }
}
