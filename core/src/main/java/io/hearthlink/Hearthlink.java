package io.hearthlink;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.backend.Backend;
import io.hearthlink.backend.BackendKind;
import io.hearthlink.backend.BackendSetup;
import io.hearthlink.backend.Backends;
import io.hearthlink.backend.BroughtEngine;
import io.hearthlink.backend.Detection;
import io.hearthlink.backend.Detector;
import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.config.ConfigLoader;
import io.hearthlink.config.HearthlinkConfig;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.ModelRef;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.CallPool;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.LateCall;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.ModelNotFoundException;
import io.hearthlink.layer.Layer;
import io.hearthlink.transport.HttpTransport;
import io.hearthlink.transport.WireLog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The hearth of a program: owns the HTTP engine, the threads and the configuration, which all its
 * clients share. Thread-safe. Its threads are daemons, so a program ends also without {@link
 * #close()}.
 */
public final class Hearthlink implements AutoCloseable {

  private final HearthlinkConfig config;
  private final HttpTransport transport;
  private final CallPool calls = new CallPool();
  private final Map<String, Backend> backends = new ConcurrentHashMap<>();
  private final Map<String, ChatEngine> engines = new ConcurrentHashMap<>();
  private @Nullable AutoChoice choice;

  Hearthlink(HearthlinkConfig config, WireLog log) {
    this.config = config;
    this.transport = HttpTransport.create(config.llm().timeouts(), log);
  }

  /**
   * Reads the configuration from its file and the environment, see {@link ConfigLoader}.
   *
   * @throws io.hearthlink.error.ConfigurationException if it is wrong
   */
  public static Hearthlink load() {
    return of(ConfigLoader.system().load());
  }

  /** Starts one that reads neither files nor variables. */
  public static HearthlinkBuilder builder() {
    return new HearthlinkBuilder();
  }

  /** Creates one from a configuration that is there already; reads neither files nor variables. */
  public static Hearthlink of(HearthlinkConfig config) {
    return of(config, WireLog.NONE);
  }

  /** Creates one from a configuration, whose exchanges with servers are told to {@code log}. */
  public static Hearthlink of(HearthlinkConfig config, WireLog log) {
    return new Hearthlink(config, log);
  }

  /** The configuration. */
  public HearthlinkConfig config() {
    return config;
  }

  /** A client of the configured model; without one, of the first model that the server has. */
  public LlmClient client() {
    String model = config.llm().model();
    return new LlmClient(this, model == null ? null : ModelRef.of(model), CallOptions.DEFAULT);
  }

  /** A client of the model that {@code ref} names, as {@link ModelRef#of} reads it. */
  public LlmClient client(String ref) {
    return client().withModel(ref);
  }

  /**
   * A client of a streaming model of LangChain4j that the program brings: it gets the layers and
   * the timeouts of this hearth. Its blocking form is the collected stream.
   */
  public LlmClient client(StreamingChatModel model) {
    ChatEngine engine = Stack.assemble(new BroughtEngine(model, calls, config.llm().timeouts()));
    return new LlmClient(this, null, CallOptions.DEFAULT, List.of(), engine);
  }

  /** Asks the default addresses, or the configured one, what is there. Takes at most seconds. */
  public List<Detection> detect() {
    String endpoint = config.llm().endpoint();
    return new Detector(setup())
        .detect(endpoint == null ? BackendKind.DEFAULT_ENDPOINTS : List.of(endpoint));
  }

  /** What {@code auto} takes, and why. Asks the addresses the first time. */
  public synchronized AutoChoice autoChoice() {
    AutoChoice made = choice;
    if (made == null) {
      String model = config.llm().model();
      made =
          AutoChoice.of(
              detect(),
              model == null ? null : ModelRef.of(model).model(),
              config.llm().endpoint() != null);
      choice = made;
    }
    return made;
  }

  Backend backend(@Nullable ModelRef ref) {
    String name = ref != null && ref.backend() != null ? ref.backend() : config.llm().backend();
    if (!name.equals(LlmConfig.AUTO)) {
      return backends.computeIfAbsent(name, key -> Backends.open(key, setup(key)));
    }
    AutoChoice chosen = autoChoice();
    // without an endpoint it is the same backend that a reference can name
    return backends.computeIfAbsent(
        chosen.endpoint() == null ? chosen.backend() : chosen.backend() + " " + chosen.endpoint(),
        key -> Backends.open(chosen.backend(), setup().withEndpoint(chosen.endpoint())));
  }

  String modelName(@Nullable ModelRef ref, Backend backend) {
    if (ref != null) {
      return ref.model();
    }
    return backend.catalog().list().stream()
        .filter(model -> !model.capabilities().contains("embedding"))
        .map(ModelInfo::name)
        .filter(name -> !elsewhere(name))
        .findFirst()
        .orElseThrow(() -> noModel(ErrorContext.of(backend.name(), null, backend.endpoint())));
  }

  /** Whether Ollama passes a model on to its maker's cloud: taken only by whoever names it. */
  private static boolean elsewhere(String name) {
    return name.endsWith(":cloud") || name.endsWith("-cloud");
  }

  private static ModelNotFoundException noModel(ErrorContext context) {
    String pull = "ollama".equals(context.backend()) ? ", with \"ollama pull llama3.2\"" : "";
    return new ModelNotFoundException(
        "There is no model on " + context.where() + ". Get one" + pull + ", or name one.", context);
  }

  ChatEngine layered(ChatEngine engine, List<Layer> layers) {
    return LayeredEngine.of(engine, layers, calls);
  }

  ChatEngine engine(@Nullable ModelRef ref) {
    ChatEngine engine = engines.get(key(ref));
    if (engine == null) {
      Backend backend = backend(ref);
      ChatEngine made = Stack.assemble(backend.engine(modelName(ref, backend)));
      // nobody waits for whoever asks the server which model it has; the first answer holds for all
      ChatEngine first = engines.putIfAbsent(key(ref), made);
      engine = first == null ? made : first;
    }
    return engine;
  }

  /**
   * Starts a call on the engine of a client; where its model was not looked for yet, that happens
   * behind the caller's back.
   */
  ActiveChat start(
      @Nullable ModelRef ref,
      Supplier<ChatEngine> engine,
      ChatRequest request,
      ChatListener listener) {
    return engines.containsKey(key(ref))
        ? engine.get().start(request, listener)
        : LateCall.start(calls, engine, request, listener);
  }

  /** Text, because the hash of a record takes 30 ms of a short run to set up. */
  private static String key(@Nullable ModelRef ref) {
    return ref == null ? CONFIGURED : ref.toString();
  }

  /** Stands for the model that was not named, in the map of engines. */
  private static final String CONFIGURED = "";

  private BackendSetup setup() {
    return new BackendSetup(config.llm(), transport, calls);
  }

  /**
   * An endpoint belongs to the configured backend; a reference to another one means its default.
   */
  private BackendSetup setup(String backend) {
    String configured = config.llm().backend();
    boolean own = configured.equals(backend) || configured.equals(LlmConfig.AUTO);
    return own ? setup() : setup().withEndpoint(null);
  }

  /** Ends the calls that run with a {@code CancelledException} and frees everything. Idempotent. */
  @Override
  public void close() {
    calls.close();
    backends.values().forEach(Backend::close);
    transport.close();
  }
}
