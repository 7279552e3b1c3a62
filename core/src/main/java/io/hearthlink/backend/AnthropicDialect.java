package io.hearthlink.backend;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.Secret;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.error.UnsupportedFeatureException;
import io.hearthlink.transport.HttpTransport;
import java.util.Set;

/** Anthropic's messages, as servers of the user's own speak them. */
final class AnthropicDialect implements Dialect {

  /** The format demands a limit on the answer; this one holds where nobody set one. */
  private static final int DEFAULT_MAX_TOKENS = 4096;

  private final ModelAddress address;
  private final EngineInfo info;
  private final Lazy<StreamingChatModel> streaming;
  private final Lazy<ChatModel> blocking;

  AnthropicDialect(ModelAddress address, LlmConfig config, HttpTransport transport) {
    this.address = address;
    ChatRequestParameters defaults =
        DefaultChatRequestParameters.builder()
            .modelName(address.model())
            .maxOutputTokens(config.maxTokens() == null ? DEFAULT_MAX_TOKENS : config.maxTokens())
            .temperature(config.temperature())
            .topP(config.topP())
            // the provider module refuses them, which is better than to leave them out
            .frequencyPenalty(config.frequencyPenalty())
            .presencePenalty(config.presencePenalty())
            .build();
    this.info =
        new EngineInfo(
            address.kind().backendName(),
            address.model(),
            address.endpoint().url(),
            ModelProvider.ANTHROPIC,
            Set.of(),
            defaults);
    Secret key = config.apiKey();
    // the provider module refuses a blank key, local servers want none
    String keyText = key == null ? "none" : key.reveal();
    this.streaming =
        new Lazy<>(
            () ->
                AnthropicStreamingChatModel.builder()
                    .httpClientBuilder(transport.clientBuilder())
                    .baseUrl(address.endpoint().at("/v1"))
                    .apiKey(keyText)
                    .customHeaders(Headers.of(config, WireFormat.ANTHROPIC))
                    .defaultRequestParameters(defaults)
                    .returnThinking(true)
                    .build());
    this.blocking =
        new Lazy<>(
            () ->
                AnthropicChatModel.builder()
                    .httpClientBuilder(transport.clientBuilder())
                    .baseUrl(address.endpoint().at("/v1"))
                    .apiKey(keyText)
                    .customHeaders(Headers.of(config, WireFormat.ANTHROPIC))
                    .defaultRequestParameters(defaults)
                    .returnThinking(true)
                    .maxRetries(0)
                    .build());
  }

  @Override
  public Prepared prepare(ChatRequest request) {
    ChatRequestParameters asked = request.parameters();
    if (asked instanceof CallParameters call && call.seed() != null) {
      throw new UnsupportedFeatureException(
          "A seed is not supported by "
              + address.context().where()
              + ": Anthropic's format has none.",
          "seed",
          address.context(),
          null);
    }
    ChatRequestParameters base = asked instanceof CallParameters call ? call.base() : asked;
    if (base.toolSpecifications().isEmpty() && base.toolChoice() == ToolChoice.NONE) {
      // servers refuse a choice without tools
      base = AnthropicChatRequestParameters.builder().overrideWith(base).toolChoice(null).build();
    }
    return new Prepared(
        ChatRequest.builder().messages(request.messages()).parameters(base).build(),
        new BodyPatch());
  }

  @Override
  public WireFormat format() {
    return WireFormat.ANTHROPIC;
  }

  @Override
  public EngineInfo info() {
    return info;
  }

  @Override
  public StreamingChatModel streaming() {
    return streaming.get();
  }

  @Override
  public ChatModel blocking() {
    return blocking.get();
  }
}
