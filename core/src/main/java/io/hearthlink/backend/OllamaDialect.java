package io.hearthlink.backend;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.OllamaConfig;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.error.UnsupportedFeatureException;
import io.hearthlink.transport.HttpTransport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ollama's native API, with what its provider module cannot say added to the body. */
final class OllamaDialect implements Dialect {

  private static final Set<Capability> CAPABILITIES =
      Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);

  private final ModelAddress address;
  private final LlmConfig config;
  private final EngineInfo info;
  private final Lazy<StreamingChatModel> streaming;
  private final Lazy<ChatModel> blocking;

  OllamaDialect(ModelAddress address, LlmConfig config, HttpTransport transport) {
    this.address = address;
    this.config = config;
    OllamaChatRequestParameters defaults = defaults(address.model(), config);
    this.info =
        new EngineInfo(
            address.kind().backendName(),
            address.model(),
            address.endpoint().url(),
            ModelProvider.OLLAMA,
            CAPABILITIES,
            defaults);
    this.streaming =
        new Lazy<>(
            () ->
                OllamaStreamingChatModel.builder()
                    .httpClientBuilder(transport.clientBuilder())
                    .baseUrl(address.endpoint().url())
                    .customHeaders(Headers.of(config, WireFormat.OLLAMA))
                    .defaultRequestParameters(defaults)
                    .returnThinking(true)
                    .build());
    this.blocking =
        new Lazy<>(
            () ->
                OllamaChatModel.builder()
                    .httpClientBuilder(transport.clientBuilder())
                    .baseUrl(address.endpoint().url())
                    .customHeaders(Headers.of(config, WireFormat.OLLAMA))
                    .defaultRequestParameters(defaults)
                    .returnThinking(true)
                    .maxRetries(0)
                    .build());
  }

  private static OllamaChatRequestParameters defaults(String model, LlmConfig config) {
    OllamaConfig ollama = config.ollama();
    OllamaChatRequestParameters.Builder builder =
        OllamaChatRequestParameters.builder()
            .modelName(model)
            .maxOutputTokens(config.maxTokens())
            .temperature(config.temperature())
            .topP(config.topP())
            .numCtx(ollama.numCtx())
            .numGPU(ollama.numGpu())
            .numThread(ollama.numThread());
    if (ollama.keepAlive() != null) {
      builder.keepAlive(seconds(ollama.keepAlive()));
    }
    if ("true".equals(ollama.think()) || "false".equals(ollama.think())) {
      builder.think(Boolean.valueOf(ollama.think()));
    }
    return builder.build();
  }

  /** Whole seconds, as the provider module takes them: rounded up, since 0 unloads at once. */
  private static int seconds(Duration keepAlive) {
    if (keepAlive.isNegative()) {
      return -1;
    }
    long seconds = keepAlive.plusNanos(999_999_999).toSeconds();
    return (int) Math.min(Integer.MAX_VALUE, seconds);
  }

  @Override
  public Prepared prepare(ChatRequest request) {
    refuseDownloads(request.messages());
    ChatRequestParameters asked = request.parameters();
    ChatRequestParameters base = asked instanceof CallParameters call ? call.base() : asked;
    OllamaChatRequestParameters.Builder builder =
        OllamaChatRequestParameters.builder()
            .overrideWith(base)
            .frequencyPenalty(null)
            .presencePenalty(null);
    if (asked instanceof CallParameters call && call.seed() != null) {
      builder.seed(call.seed());
    }
    if (base.toolChoice() == ToolChoice.REQUIRED) {
      throw new UnsupportedFeatureException(
          "ToolChoice.REQUIRED is not supported by "
              + address.context().where()
              + ": its API cannot force a tool call. Use AUTO.",
          "tool choice",
          address.context(),
          null);
    }
    if (base.toolChoice() == ToolChoice.NONE) {
      builder.toolChoice(null).toolSpecifications(List.of());
    }
    ChatRequest said =
        ChatRequest.builder().messages(request.messages()).parameters(builder.build()).build();
    return new Prepared(said, patch(base));
  }

  private BodyPatch patch(ChatRequestParameters asked) {
    BodyPatch patch = new BodyPatch();
    // else turns are dropped from a prompt that is too long, without a word
    patch.root().put("truncate", false);
    String think = config.ollama().think();
    boolean said = asked instanceof OllamaChatRequestParameters own && own.think() != null;
    if (!said && think != null && !think.equals("true") && !think.equals("false")) {
      patch.root().put("think", think);
    }
    put(patch, "frequency_penalty", asked.frequencyPenalty(), config.frequencyPenalty());
    put(patch, "presence_penalty", asked.presencePenalty(), config.presencePenalty());
    return patch;
  }

  private static void put(
      BodyPatch patch, String option, @Nullable Double asked, @Nullable Double configured) {
    Double value = asked != null ? asked : configured;
    if (value != null) {
      patch.options().put(option, value);
    }
  }

  /** The provider module would fetch pictures itself, past the transport and any allow-list. */
  private void refuseDownloads(List<ChatMessage> messages) {
    for (ChatMessage message : messages) {
      if (message instanceof UserMessage user
          && user.contents().stream()
              .anyMatch(c -> c instanceof ImageContent i && remote(i.image()))) {
        throw new UnsupportedFeatureException(
            "An image by URL is not supported by "
                + address.context().where()
                + ": send the image itself (base64).",
            "image url",
            address.context(),
            null);
      }
    }
  }

  private static boolean remote(Image image) {
    return image.base64Data() == null
        && image.url() != null
        && image.url().getScheme() != null
        && image.url().getScheme().startsWith("http");
  }

  @Override
  public WireFormat format() {
    return WireFormat.OLLAMA;
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
