package io.hearthlink.backend;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.transport.HttpTransport;
import java.util.Map;
import java.util.Set;

/** OpenAI's chat completions, as LM Studio, LocalAI, llama-server and many others speak them. */
final class OpenAiDialect implements Dialect {

  private static final Set<Capability> CAPABILITIES =
      Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);

  private final ModelAddress address;
  private final EngineInfo info;
  private final Lazy<StreamingChatModel> streaming;
  private final Lazy<ChatModel> blocking;

  OpenAiDialect(ModelAddress address, LlmConfig config, HttpTransport transport) {
    this.address = address;
    OpenAiChatRequestParameters defaults =
        OpenAiChatRequestParameters.builder()
            .modelName(address.model())
            .maxOutputTokens(config.maxTokens())
            .temperature(config.temperature())
            .topP(config.topP())
            .frequencyPenalty(config.frequencyPenalty())
            .presencePenalty(config.presencePenalty())
            .build();
    this.info =
        new EngineInfo(
            address.kind().backendName(),
            address.model(),
            address.endpoint().url(),
            ModelProvider.OPEN_AI,
            CAPABILITIES,
            defaults);
    Map<String, String> headers = Headers.of(config, WireFormat.OPENAI);
    this.streaming =
        new Lazy<>(
            () ->
                OpenAiStreamingChatModel.builder()
                    .httpClientBuilder(transport.clientBuilder())
                    .baseUrl(address.endpoint().at("/v1"))
                    .customHeaders(headers)
                    .defaultRequestParameters(defaults)
                    .returnThinking(true)
                    .build());
    this.blocking =
        new Lazy<>(
            () ->
                OpenAiChatModel.builder()
                    .httpClientBuilder(transport.clientBuilder())
                    .baseUrl(address.endpoint().at("/v1"))
                    .customHeaders(headers)
                    .defaultRequestParameters(defaults)
                    .returnThinking(true)
                    .maxRetries(0)
                    .build());
  }

  @Override
  public Prepared prepare(ChatRequest request) {
    ChatRequestParameters asked = request.parameters();
    ChatRequestParameters base = asked instanceof CallParameters call ? call.base() : asked;
    OpenAiChatRequestParameters.Builder builder =
        OpenAiChatRequestParameters.builder().overrideWith(base).topK(null);
    if (asked instanceof CallParameters call && call.seed() != null) {
      builder.seed(call.seed());
    }
    if (base.toolSpecifications().isEmpty() && base.toolChoice() == ToolChoice.NONE) {
      // servers refuse a choice without tools
      builder.toolChoice(null);
    }
    if (address.kind() == BackendKind.LMSTUDIO && plainJson(base.responseFormat())) {
      builder.responseFormat(anyObject());
    }
    BodyPatch patch = new BodyPatch();
    if (base.topK() != null) {
      patch.root().put("top_k", base.topK());
    }
    return new Prepared(
        ChatRequest.builder().messages(request.messages()).parameters(builder.build()).build(),
        patch);
  }

  private static boolean plainJson(@org.jspecify.annotations.Nullable ResponseFormat format) {
    return format != null
        && format.type() == ResponseFormatType.JSON
        && format.jsonSchema() == null;
  }

  /** LM Studio refuses json_object, and takes the schema of any object for the same thing. */
  private static ResponseFormat anyObject() {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(
            JsonSchema.builder()
                .name("object")
                .rootElement(JsonObjectSchema.builder().build())
                .build())
        .build();
  }

  @Override
  public WireFormat format() {
    return WireFormat.OPENAI;
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
