package io.hearthlink.backend;

import io.hearthlink.catalog.ModelCatalog;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.ChatEngine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A model server that is asked over HTTP. One provider model for each model, never per request. */
final class HttpBackend implements Backend {

  private final BackendKind kind;
  private final WireFormat format;
  private final Endpoint endpoint;
  private final BackendSetup setup;
  private final Digests catalog;
  private final Map<String, ChatEngine> engines = new ConcurrentHashMap<>();

  HttpBackend(BackendKind kind, WireFormat format, Endpoint endpoint, BackendSetup setup) {
    this.kind = kind;
    this.format = format;
    this.endpoint = endpoint;
    this.setup = setup;
    this.catalog =
        new Digests(
            HttpCatalog.of(
                kind,
                new ServerApi(
                    setup, kind.backendName(), endpoint, Headers.of(setup.config(), format))));
  }

  @Override
  public String name() {
    return kind.backendName();
  }

  @Override
  public String endpoint() {
    return endpoint.url();
  }

  @Override
  public ChatEngine engine(String model) {
    return engines.computeIfAbsent(model, this::create);
  }

  @Override
  public ModelCatalog catalog() {
    return catalog;
  }

  private ChatEngine create(String model) {
    LlmConfig config = setup.config();
    ModelAddress address = new ModelAddress(kind, endpoint, model);
    if (format == WireFormat.CUSTOM) {
      return new CustomEngine(address, setup);
    }
    Dialect dialect =
        switch (format) {
          case OLLAMA -> new OllamaDialect(address, config, setup.transport());
          case ANTHROPIC -> new AnthropicDialect(address, config, setup.transport());
          default -> new OpenAiDialect(address, config, setup.transport());
        };
    return new ProviderEngine(address, dialect, setup, catalog);
  }

  /** The transport and the threads are shared, so there is nothing to free. */
  @Override
  public void close() {
    engines.clear();
  }

  @Override
  public String toString() {
    return name() + "(" + endpoint + ")";
  }
}
