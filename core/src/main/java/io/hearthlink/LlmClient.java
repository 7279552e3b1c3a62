package io.hearthlink;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import io.hearthlink.bean.Beans;
import io.hearthlink.catalog.ModelCatalog;
import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.config.HearthlinkConfig;
import io.hearthlink.config.ModelRef;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.layer.Layer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A view of one model with options: asks it, blocking, as a future, or as a stream. It owns
 * nothing, costs nothing, and ends with the {@link Hearthlink} that made it. Immutable and
 * thread-safe.
 *
 * <p>Every method that answers throws one of {@link io.hearthlink.error.LlmException}, or ends its
 * future with one; which server is asked is decided at the first call.
 */
public final class LlmClient {

  private final Hearthlink hearth;
  private final @Nullable ModelRef model;
  private final CallOptions options;
  private final List<Layer> layers;

  /** Of a model that the program brought; null for a model of a backend. */
  private final @Nullable ChatEngine brought;

  LlmClient(Hearthlink hearth, @Nullable ModelRef model, CallOptions options) {
    this(hearth, model, options, List.of(), null);
  }

  LlmClient(
      Hearthlink hearth,
      @Nullable ModelRef model,
      CallOptions options,
      List<Layer> layers,
      @Nullable ChatEngine brought) {
    this.hearth = hearth;
    this.model = model;
    this.options = options;
    this.layers = layers;
    this.brought = brought;
  }

  /** Returns a client of another model; {@code ref} as {@link ModelRef#of} reads it. */
  public LlmClient withModel(String ref) {
    return new LlmClient(hearth, ModelRef.of(ref), options, layers, null);
  }

  /** Returns a client whose calls have {@code options} where they do not say otherwise. */
  public LlmClient withOptions(CallOptions options) {
    return new LlmClient(hearth, model, options.over(this.options), layers, brought);
  }

  /**
   * Returns a client whose calls go through {@code layer}, outside of what is there already: a
   * toolbox, say, or a layer of your own. It sees requests with the options of this client in them.
   */
  public LlmClient withLayer(Layer layer) {
    List<Layer> more = Stream.concat(layers.stream(), Stream.of(layer)).toList();
    return new LlmClient(hearth, model, options, more, brought);
  }

  /** Answers one prompt, and waits for the answer. An interrupt cancels the call. */
  public Answer generate(String prompt) {
    return generate(prompt, CallOptions.DEFAULT);
  }

  /** Answers one prompt with options of its own, and waits for the answer. */
  public Answer generate(String prompt, CallOptions options) {
    return chat(messages(prompt), options);
  }

  /** Answers one prompt; cancelling the future cancels the call. */
  public CompletableFuture<Answer> generateAsync(String prompt) {
    return generateAsync(prompt, CallOptions.DEFAULT);
  }

  /** Answers one prompt with options of its own; cancelling the future cancels the call. */
  public CompletableFuture<Answer> generateAsync(String prompt, CallOptions options) {
    return chatAsync(messages(prompt), options);
  }

  /** Answers one prompt, and passes the text on while it comes. */
  public ActiveChat stream(String prompt, Consumer<? super String> text) {
    return stream(prompt, CallOptions.DEFAULT, ChatListener.text(text));
  }

  /** Answers one prompt with options of its own, and tells {@code listener} while it comes. */
  public ActiveChat stream(String prompt, CallOptions options, ChatListener listener) {
    return stream(messages(prompt), options, listener);
  }

  /** Answers a conversation, and tells {@code listener} while the answer comes. */
  public ActiveChat stream(List<ChatMessage> messages, CallOptions options, ChatListener listener) {
    return withOptions(options).start(request(messages), listener);
  }

  /** Answers a conversation, and waits for the answer. An interrupt cancels the call. */
  public Answer chat(List<ChatMessage> messages) {
    return chat(messages, CallOptions.DEFAULT);
  }

  /** Answers a conversation with options of its own, and waits for the answer. */
  public Answer chat(List<ChatMessage> messages, CallOptions options) {
    return stream(messages, options, ChatListener.NONE).await();
  }

  /** Answers a conversation; cancelling the future cancels the call. */
  public CompletableFuture<Answer> chatAsync(List<ChatMessage> messages, CallOptions options) {
    return stream(messages, options, ChatListener.NONE).answer();
  }

  /** Answers a request of LangChain4j, with its tools and its response format. */
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    return brought == null
        ? hearth.start(model, this::engine, request, listener)
        : engine().start(request, listener);
  }

  /**
   * Asks the server for its models, without asking a model.
   *
   * @throws io.hearthlink.error.LlmException if the server does not answer
   */
  public ConnectionTest testConnection() {
    long start = System.nanoTime();
    List<ModelInfo> models = catalog().list();
    EngineInfo info = engine().info();
    String name = info.model();
    boolean installed =
        models.stream().anyMatch(m -> m.name().equals(name) || m.name().equals(name + ":latest"));
    return new ConnectionTest(
        info.backend(),
        info.endpoint(),
        name,
        installed,
        models,
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** The configuration that this client was made with. */
  public HearthlinkConfig config() {
    return hearth.config();
  }

  /** The models of the server that this client asks. */
  public ModelCatalog catalog() {
    if (brought != null) {
      return () -> List.of(ModelInfo.named(brought.info().model()));
    }
    return hearth.backend(model).catalog();
  }

  /**
   * This client as LangChain4j's blocking model, for AI Services and any other code of LangChain4j.
   *
   * @param listeners hear each call once
   */
  public ChatModel chatModel(ChatModelListener... listeners) {
    return Beans.chatModel(engine(), DefaultChatRequestParameters.EMPTY, List.of(listeners));
  }

  /**
   * This client as LangChain4j's streaming model.
   *
   * @param listeners hear each call once
   */
  public StreamingChatModel streamingChatModel(ChatModelListener... listeners) {
    return Beans.streamingChatModel(
        engine(), DefaultChatRequestParameters.EMPTY, List.of(listeners));
  }

  /**
   * The engine behind this client, with its layers and options. May ask which servers are there.
   */
  public ChatEngine engine() {
    ChatEngine engine = brought == null ? hearth.engine(model) : brought;
    return new ClientDefaults(hearth.layered(engine, layers), withDeadline());
  }

  /** A layer that asks several times has to know how long it may. */
  private CallOptions withDeadline() {
    Duration total = config().llm().timeouts().total();
    return total == null || layers.isEmpty()
        ? options
        : options.over(CallOptions.DEFAULT.withTotal(total));
  }

  private static List<ChatMessage> messages(String prompt) {
    if (prompt.isBlank()) {
      throw new InvalidRequestException("The prompt is empty.", ErrorContext.NONE);
    }
    return List.of(UserMessage.from(prompt));
  }

  private static ChatRequest request(List<ChatMessage> messages) {
    if (messages.isEmpty()) {
      throw new InvalidRequestException("The conversation has no message.", ErrorContext.NONE);
    }
    return ChatRequest.builder().messages(messages).build();
  }

  /** Names the model. */
  @Override
  public String toString() {
    if (brought != null) {
      return "LlmClient(" + brought + ")";
    }
    return "LlmClient(" + (model == null ? "configured model" : model) + ")";
  }
}
