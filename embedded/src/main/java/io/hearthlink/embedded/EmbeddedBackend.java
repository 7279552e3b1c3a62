package io.hearthlink.embedded;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import io.hearthlink.backend.Backend;
import io.hearthlink.backend.BackendSetup;
import io.hearthlink.catalog.ModelCatalog;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.CallBody;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** GGUF files as models, each in a worker process of its own. Thread-safe. */
final class EmbeddedBackend implements Backend {

  static final String NAME = "embedded";

  private static final Duration GRACE = Duration.ofSeconds(2);

  private final BackendSetup setup;
  private final ModelFiles files;
  private final WorkerLauncher launcher;
  private final Map<String, ChatEngine> engines = new ConcurrentHashMap<>();
  private final Map<Path, ModelWorker> workers = new ConcurrentHashMap<>();
  private final Set<RunningCall> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  EmbeddedBackend(BackendSetup setup, ModelFiles files, WorkerLauncher launcher) {
    this.setup = setup;
    this.files = files;
    this.launcher = launcher;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable String endpoint() {
    return null;
  }

  @Override
  public ChatEngine engine(String model) {
    return engines.computeIfAbsent(
        model, name -> new EmbeddedEngine(this, name, defaults(name), setup.config().timeouts()));
  }

  @Override
  public ModelCatalog catalog() {
    return new EmbeddedCatalog(files, setup.config().embedded(), this::loaded);
  }

  @Override
  public void close() {
    closed = true;
    running.forEach(RunningCall::cancel);
    workers.values().forEach(ModelWorker::close);
  }

  ActiveChat start(ErrorContext context, ChatListener listener, CallBody body) {
    return setup
        .calls()
        .start(
            context,
            listener,
            call -> {
              running.add(call);
              try {
                if (closed) {
                  throw new CancelledException("The embedded backend was closed.", context);
                }
                return body.answer(call);
              } finally {
                running.remove(call);
              }
            });
  }

  ModelWorker worker(String model, ErrorContext context) {
    ModelWorker worker =
        workers.computeIfAbsent(
            files.find(model, context),
            file -> new ModelWorker(file, setup.config().embedded(), launcher, GRACE));
    if (closed) {
      worker.close();
    }
    return worker;
  }

  private boolean loaded(Path file) {
    ModelWorker worker = workers.get(file);
    return worker != null && worker.loaded();
  }

  private ChatRequestParameters defaults(String model) {
    LlmConfig config = setup.config();
    Double temperature = config.temperature();
    if (temperature == null && model.equals(ModelFiles.EMBER)) {
      // so small a model is at its best without chance
      temperature = 0.0;
    }
    return DefaultChatRequestParameters.builder()
        .modelName(model)
        .temperature(temperature)
        .topP(config.topP())
        .frequencyPenalty(config.frequencyPenalty())
        .presencePenalty(config.presencePenalty())
        .maxOutputTokens(config.maxTokens())
        .build();
  }
}
