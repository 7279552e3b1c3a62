package io.hearthlink.backend;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import io.hearthlink.config.CustomFormat;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.Timeouts;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.error.UnsupportedFeatureException;
import io.hearthlink.transport.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A server with a format of the user's own, described by {@link CustomFormat}. */
final class CustomEngine implements ChatEngine {

  private final ModelAddress address;
  private final BackendSetup setup;
  private final CustomFormat format;
  private final CustomRequest template;
  private final EngineInfo info;

  CustomEngine(ModelAddress address, BackendSetup setup) {
    this.address = address;
    this.setup = setup;
    LlmConfig config = setup.config();
    CustomFormat described = config.custom();
    if (described == null || described.request() == null) {
      throw new ConfigurationException(
          "request_format custom needs llm.custom.request, the JSON that is sent.",
          "llm.custom.request",
          "configuration",
          0,
          0,
          List.of(),
          null);
    }
    this.format = described;
    this.template = new CustomRequest(described.request());
    ChatRequestParameters defaults =
        DefaultChatRequestParameters.builder()
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
            ModelProvider.OTHER,
            Set.of(),
            defaults);
  }

  @Override
  public EngineInfo info() {
    return info;
  }

  @Override
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    return setup.calls().start(address.context(), listener, call -> answer(request, call));
  }

  private Answer answer(ChatRequest request, RunningCall call) {
    refuseUnsupported(request);
    ChatRequest whole =
        ChatRequest.builder()
            .messages(request.messages())
            .parameters(info.defaults().overrideWith(base(request)))
            .build();
    CallObserver observer = new CallObserver(call);
    CustomWire wire = new CustomWire(format);
    Exchange exchange = new Exchange(wire, timeouts(request), UnaryOperator.identity(), observer);
    call.onCancel(exchange::cancel);
    boolean stream = format.stream() != CustomFormat.Framing.NONE;
    HttpRequest post = post(template.fill(whole, seed(request), stream));
    StringBuilder text = new StringBuilder();
    if (stream) {
      setup.transport().stream(
          exchange,
          post,
          (name, data) -> {
            String piece = wire.delta(data);
            if (!piece.isEmpty()) {
              text.append(piece);
              call.listener().onText(piece);
            }
          });
    } else {
      text.append(wire.text(setup.transport().answer(exchange, post).body()));
      call.listener().onText(text.toString());
    }
    ChatResponse response =
        ChatResponse.builder()
            .aiMessage(AiMessage.from(text.toString()))
            .metadata(ChatResponseMetadata.builder().modelName(address.model()).build())
            .build();
    Answer answer = new AnswerMaker(info, call, exchange.facts(), null).make(whole, response);
    List<String> unplaced = template.unplaced(whole, seed(request));
    return unplaced.isEmpty()
        ? answer
        : new Answer(
            answer.response(),
            answer
                .report()
                .withNote(
                    "llm.custom.request has no place for "
                        + String.join(", ", unplaced)
                        + ", so the server was not told."));
  }

  private HttpRequest post(String body) {
    HttpRequest.Builder builder =
        HttpRequest.builder()
            .method(HttpMethod.POST)
            .url(address.endpoint().at(format.path()))
            .addHeader("Content-Type", "application/json")
            .body(body);
    Map<String, String> headers = Headers.of(setup.config(), WireFormat.CUSTOM);
    return builder.addHeaders(headers).build();
  }

  private static ChatRequestParameters base(ChatRequest request) {
    return request.parameters() instanceof CallParameters call ? call.base() : request.parameters();
  }

  private static @org.jspecify.annotations.Nullable Integer seed(ChatRequest request) {
    return request.parameters() instanceof CallParameters call ? call.seed() : null;
  }

  private Timeouts timeouts(ChatRequest request) {
    Timeouts configured = setup.config().timeouts();
    Duration total =
        request.parameters() instanceof CallParameters call && call.total() != null
            ? call.total()
            : configured.total();
    return configured.withTotal(total);
  }

  private void refuseUnsupported(ChatRequest request) {
    if (!request.toolSpecifications().isEmpty()) {
      throw unsupported("tools");
    }
    ResponseFormat format = request.responseFormat();
    if (format != null && format.type() == ResponseFormatType.JSON) {
      throw unsupported(format.jsonSchema() == null ? "json_object" : "schema");
    }
    for (ChatMessage message : request.messages()) {
      if (message instanceof UserMessage user
          && !user.contents().stream().allMatch(TextContent.class::isInstance)) {
        throw unsupported("anything but text in a message");
      }
    }
  }

  private UnsupportedFeatureException unsupported(String feature) {
    return new UnsupportedFeatureException(
        feature + " is not supported by a custom format at " + address.endpoint() + ".",
        feature,
        address.context(),
        null);
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
