package io.hearthlink.backend;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.config.WireFormat;
import io.hearthlink.error.AuthenticationException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ModelLoadException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.transport.Reachability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Finds out which servers answer, and what they are. Thread-safe. */
public final class Detector {

  /** For a connection: on the same machine it stands at once, or never. */
  private static final Duration CONNECT = Duration.ofMillis(300);

  /** For a reply: the server, and the HTTP client of a program that just started, may be slow. */
  private static final Duration REPLY = Duration.ofSeconds(2);

  private final BackendSetup setup;

  /** Creates a detector that asks with the headers and through the transport of {@code setup}. */
  public Detector(BackendSetup setup) {
    this.setup = setup;
  }

  /**
   * Asks all {@code endpoints} at the same time: at most 300 ms for each connection, and 2 s for
   * each reply of what listens there.
   *
   * @param endpoints as a configuration keeps them, without a trailing {@code /} or {@code /v1}
   */
  public List<Detection> detect(List<String> endpoints) {
    List<CompletableFuture<Detection>> running = new ArrayList<>();
    for (String endpoint : endpoints) {
      running.add(CompletableFuture.supplyAsync(() -> detect(endpoint), setup.calls()));
    }
    return running.stream().map(CompletableFuture::join).toList();
  }

  private Detection detect(String address) {
    Endpoint endpoint = new Endpoint(address);
    String unreachable = Reachability.problem(endpoint.url(), CONNECT);
    if (unreachable != null) {
      return new Detection(endpoint.url(), null, List.of(), unreachable, false);
    }
    BackendKind kind = null;
    String problem;
    try {
      kind = kind(server("auto", endpoint));
      if (kind != null) {
        List<ModelInfo> models = HttpCatalog.of(kind, server(kind.backendName(), endpoint)).list();
        String none = models.isEmpty() ? "it has no model" : null;
        return new Detection(endpoint.url(), kind, models, none, true);
      }
      problem = "something answers, but no model server that is known";
    } catch (TimeoutException e) {
      problem = "something listens, but it did not reply within " + REPLY.toSeconds() + " s";
    } catch (AuthenticationException e) {
      problem = "it asks for a key: set llm.api_key";
    } catch (ModelLoadException e) {
      problem = "it loads its model";
    } catch (LlmException e) {
      problem = String.valueOf(e.getMessage());
    }
    return new Detection(endpoint.url(), kind, List.of(), problem, true);
  }

  /** Tells the kind by what a reply holds, never by its status: many servers answer 200 to all. */
  private static @Nullable BackendKind kind(ServerApi server) {
    JsonNode localAi = server.probe("/.well-known/localai.json");
    if (localAi.isObject() && !localAi.has("error")) {
      return BackendKind.LOCALAI;
    }
    if (server.probe("/api/v1/models").path("models").path(0).has("key")
        || server.probe("/api/v0/models").path("data").path(0).has("state")) {
      return BackendKind.LMSTUDIO;
    }
    JsonNode props = server.probe("/props");
    if (props.has("total_slots") || props.path("role").asText().equals("router")) {
      return BackendKind.LLAMACPP;
    }
    if (server.probe("/api/version").path("version").isTextual()) {
      return BackendKind.OLLAMA;
    }
    String health = server.get("/health").body();
    if (health.contains("Unexpected endpoint or method")) {
      return BackendKind.LMSTUDIO;
    }
    if (health.contains("\"Loading model\"")) {
      return BackendKind.LLAMACPP;
    }
    return server.probe("/v1/models").path("data").isArray() ? BackendKind.CUSTOM : null;
  }

  private ServerApi server(String name, Endpoint endpoint) {
    return new ServerApi(
        setup, name, endpoint, Headers.of(setup.config(), WireFormat.OPENAI), REPLY);
  }
}
