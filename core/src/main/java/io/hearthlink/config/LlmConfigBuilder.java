package io.hearthlink.config;

import io.hearthlink.error.ConfigurationException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Changes an {@link LlmConfig}. What is not called stays as it was; of two calls the later one
 * counts. Values are checked by {@link #build}, as those of a file are. Not thread-safe.
 */
public final class LlmConfigBuilder {

  private final LlmConfig base;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Secret> headers;

  LlmConfigBuilder(LlmConfig base) {
    this.base = base;
    this.headers = new LinkedHashMap<>(base.headers());
  }

  /** Sets the name of the backend. */
  public LlmConfigBuilder backend(String backend) {
    return set("backend", backend);
  }

  /** Sets the reference of the model, see {@link ModelRef}. */
  public LlmConfigBuilder model(String model) {
    return set("model", model);
  }

  /** Sets the address of the server, {@code http} or {@code https}, without user-info. */
  public LlmConfigBuilder endpoint(String endpoint) {
    return set("endpoint", endpoint);
  }

  /** Sets the timeout between two bytes of a reply, which is {@link Timeouts#idle()}. */
  public LlmConfigBuilder timeout(Duration idle) {
    return set("timeouts.idle", idle);
  }

  /** Sets all four timeouts. */
  public LlmConfigBuilder timeouts(Timeouts timeouts) {
    return set("timeouts", timeouts);
  }

  /** Sets the most tokens of an answer, at least 1. */
  public LlmConfigBuilder maxTokens(int maxTokens) {
    return set("max_tokens", maxTokens);
  }

  /** Sets the temperature, from 0 to 2. */
  public LlmConfigBuilder temperature(double temperature) {
    return set("temperature", temperature);
  }

  /** Sets top-p, from 0 to 1. */
  public LlmConfigBuilder topP(double topP) {
    return set("top_p", topP);
  }

  /** Sets the frequency penalty, from -2 to 2. */
  public LlmConfigBuilder frequencyPenalty(double frequencyPenalty) {
    return set("frequency_penalty", frequencyPenalty);
  }

  /** Sets the presence penalty, from -2 to 2. */
  public LlmConfigBuilder presencePenalty(double presencePenalty) {
    return set("presence_penalty", presencePenalty);
  }

  /** Sets the key that the server asks for. */
  public LlmConfigBuilder apiKey(String apiKey) {
    return apiKey(new Secret(apiKey));
  }

  /** Sets the key that the server asks for. */
  public LlmConfigBuilder apiKey(Secret apiKey) {
    return set("api_key", apiKey);
  }

  /** Adds a header, or changes the one of the same name. */
  public LlmConfigBuilder header(String name, String value) {
    headers.put(name, new Secret(value));
    return set("headers", headers);
  }

  /** Sets all headers; those set before are gone. */
  public LlmConfigBuilder headers(Map<String, Secret> headers) {
    this.headers.clear();
    this.headers.putAll(headers);
    return set("headers", this.headers);
  }

  /** Sets how a {@code custom} backend is asked, and how it answers unless that is set too. */
  public LlmConfigBuilder requestFormat(WireFormat requestFormat) {
    return set("request_format", requestFormat);
  }

  /** Sets how a {@code custom} backend answers. */
  public LlmConfigBuilder responseFormat(WireFormat responseFormat) {
    return set("response_format", responseFormat);
  }

  /** Sets what {@link WireFormat#CUSTOM} means. */
  public LlmConfigBuilder custom(CustomFormat custom) {
    return set("custom", custom);
  }

  /** Sets the cache of answers. */
  public LlmConfigBuilder cache(CacheConfig cache) {
    return set("cache", cache);
  }

  /** Sets what is logged. */
  public LlmConfigBuilder logging(LoggingConfig logging) {
    return set("logging", logging);
  }

  /** Sets the options that only Ollama knows. */
  public LlmConfigBuilder ollama(OllamaConfig ollama) {
    return set("ollama", ollama);
  }

  /** Sets the options of the embedded engine. */
  public LlmConfigBuilder embedded(EmbeddedConfig embedded) {
    return set("embedded", embedded);
  }

  /**
   * Returns the changed configuration.
   *
   * @throws ConfigurationException if a value is wrong; its source is {@code builder}
   */
  public LlmConfig build() {
    Settings settings = new Settings();
    settings.overrideBy(OverrideSource.read("builder", values));
    Group group = (Group) Objects.requireNonNull(Schema.find("llm"));
    return (LlmConfig) Objects.requireNonNull(new Binder(settings).bind(group, base));
  }

  private LlmConfigBuilder set(String key, Object value) {
    // the order of the map is the order of the calls
    values.remove("llm." + key);
    values.put("llm." + key, value);
    return this;
  }
}
