package io.hearthlink.verification.secret;

import io.hearthlink.Hearthlink;
import io.hearthlink.HearthlinkBuilder;
import io.hearthlink.config.WireFormat;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeServerBuilder;
import io.hearthlink.testkit.ServerKind;
import java.util.Locale;
import java.util.Map;

/** The three wires. */
enum Speech {
  OLLAMA(ServerKind.OLLAMA, "ollama", WireFormat.OPENAI),
  OPENAI(ServerKind.OPENAI, "custom", WireFormat.OPENAI),
  ANTHROPIC(ServerKind.ANTHROPIC, "custom", WireFormat.ANTHROPIC);

  private final ServerKind kind;
  private final String backend;
  private final WireFormat format;

  Speech(ServerKind kind, String backend, WireFormat format) {
    this.kind = kind;
    this.backend = backend;
    this.format = format;
  }

  FakeServerBuilder server() {
    return FakeServer.of(kind).model("m");
  }

  /** A Hearthlink that sends the keys of the canary. */
  HearthlinkBuilder hearth(String url, Canary canary) {
    return Hearthlink.builder()
        .backend(backend)
        .endpoint(url)
        .model("m")
        .llm(
            llm ->
                llm.requestFormat(format).apiKey(canary.key()).header("X-Tenant", canary.header()));
  }

  /** The same as variables. */
  Map<String, String> variables(String url, Canary canary) {
    return Map.of(
        "HEARTHLINK_LLM_BACKEND",
        backend,
        "HEARTHLINK_LLM_ENDPOINT",
        url,
        "HEARTHLINK_LLM_MODEL",
        "m",
        "HEARTHLINK_LLM_REQUEST_FORMAT",
        format.name(),
        "HEARTHLINK_LLM_API_KEY",
        canary.key(),
        "HEARTHLINK_LLM_HEADERS",
        "X-Tenant=" + canary.header());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
