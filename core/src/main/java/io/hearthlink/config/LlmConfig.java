package io.hearthlink.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The model server and how it is called; keys {@code llm.*}, variables {@code HEARTHLINK_LLM_*}.
 * Null leaves the choice to the server. Immutable.
 *
 * @param backend {@code auto} (default), {@code ollama}, {@code lmstudio}, {@code localai}, {@code
 *     llamacpp}, {@code custom} or {@code embedded}
 * @param model reference of the model, see {@link ModelRef}; null is the first one that the server
 *     has
 * @param endpoint address of the server without a trailing {@code /} or {@code /v1}; null is the
 *     default of the backend
 * @param timeouts the four timeouts, of which the simplest configuration sets {@code idle} alone
 * @param maxTokens most tokens of an answer
 * @param temperature from 0 (always the likeliest token) to 2
 * @param topP from 0 to 1
 * @param frequencyPenalty from -2 to 2
 * @param presencePenalty from -2 to 2
 * @param apiKey sent as the format of the backend wants it
 * @param headers sent with every request
 * @param requestFormat of a {@code custom} backend; default {@code openai}
 * @param responseFormat of a {@code custom} backend; default the request format
 * @param custom describes format {@code custom}; null without one
 * @param cache the cache of answers
 * @param logging what is logged
 * @param ollama options that only Ollama knows
 * @param embedded options of the embedded engine
 */
public record LlmConfig(
    String backend,
    @Nullable String model,
    @Nullable String endpoint,
    Timeouts timeouts,
    @Nullable Integer maxTokens,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Double frequencyPenalty,
    @Nullable Double presencePenalty,
    @Nullable Secret apiKey,
    Map<String, Secret> headers,
    WireFormat requestFormat,
    WireFormat responseFormat,
    @Nullable CustomFormat custom,
    CacheConfig cache,
    LoggingConfig logging,
    OllamaConfig ollama,
    EmbeddedConfig embedded) {

  /** Name of the backend that looks for a server by itself. */
  public static final String AUTO = "auto";

  private static final List<String> BACKENDS =
      Stream.concat(Stream.of(AUTO), ModelRef.BACKENDS.stream().sorted()).toList();

  /** The defaults. */
  public static final LlmConfig DEFAULT =
      new LlmConfig(
          AUTO,
          null,
          null,
          Timeouts.DEFAULT,
          null,
          null,
          null,
          null,
          null,
          null,
          Map.of(),
          WireFormat.OPENAI,
          WireFormat.OPENAI,
          null,
          CacheConfig.DEFAULT,
          LoggingConfig.DEFAULT,
          OllamaConfig.DEFAULT,
          EmbeddedConfig.DEFAULT);

  /** Copies the headers, shortens the endpoint, and refuses what is out of its range. */
  public LlmConfig {
    backend = Objects.requireNonNull(Check.word("backend", backend, BACKENDS));
    Check.notBlank("model", model);
    endpoint = Endpoint.of(endpoint);
    Check.atLeast("maxTokens", 1, maxTokens);
    Check.range("temperature", temperature, 0, 2);
    Check.range("topP", topP, 0, 1);
    Check.range("frequencyPenalty", frequencyPenalty, -2, 2);
    Check.range("presencePenalty", presencePenalty, -2, 2);
    Check.secret("apiKey", apiKey);
    headers = Headers.copyOf(headers);
    Check.format("requestFormat", requestFormat, custom != null && custom.hasRequest());
    Check.format("responseFormat", responseFormat, custom != null && custom.hasResponse());
  }

  /** Returns a builder that starts with the defaults. */
  public static LlmConfigBuilder builder() {
    return DEFAULT.toBuilder();
  }

  /** Returns a builder that starts with this configuration. */
  public LlmConfigBuilder toBuilder() {
    return new LlmConfigBuilder(this);
  }

  /** Returns this configuration with another endpoint; null is the default of the backend. */
  public LlmConfig withEndpoint(@Nullable String endpoint) {
    return new LlmConfig(
        backend,
        model,
        endpoint,
        timeouts,
        maxTokens,
        temperature,
        topP,
        frequencyPenalty,
        presencePenalty,
        apiKey,
        headers,
        requestFormat,
        responseFormat,
        custom,
        cache,
        logging,
        ollama,
        embedded);
  }
}
