package io.hearthlink.backend;

import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.ModelRef;
import io.hearthlink.config.WireFormat;
import io.hearthlink.error.ConfigurationException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Opens backends by name: those built in, and those that {@code ServiceLoader} finds. */
public final class Backends {

  private Backends() {}

  /**
   * Opens the backend called {@code name}. Does not touch the network.
   *
   * @param name a {@link BackendKind}, or the name of a {@link BackendProvider}
   * @throws ConfigurationException if there is no such backend, or its configuration does not
   *     suffice
   */
  public static Backend open(String name, BackendSetup setup) {
    BackendKind kind = BackendKind.named(name);
    if (kind != null) {
      return openHttp(kind, setup);
    }
    BackendProvider provider = provider(name);
    if (provider != null) {
      return provider.open(setup);
    }
    throw unknown(name);
  }

  /** Whether a backend called {@code name} can be opened here. */
  public static boolean available(String name) {
    return BackendKind.named(name) != null || provider(name) != null;
  }

  private static Backend openHttp(BackendKind kind, BackendSetup setup) {
    LlmConfig config = setup.config();
    String endpoint = config.endpoint() != null ? config.endpoint() : kind.defaultEndpoint();
    if (endpoint == null) {
      throw new ConfigurationException(
          "The backend custom needs an endpoint: set llm.endpoint or HEARTHLINK_LLM_ENDPOINT.",
          "llm.endpoint",
          "configuration",
          0,
          0,
          List.of(),
          null);
    }
    WireFormat format = kind == BackendKind.CUSTOM ? config.requestFormat() : kind.format();
    if (kind == BackendKind.CUSTOM && config.responseFormat() != format) {
      throw new ConfigurationException(
          "The formats of request and response differ ("
              + format
              + ", "
              + config.responseFormat()
              + "). Describe such a server with request_format: custom.",
          "llm.response_format",
          "configuration",
          0,
          0,
          List.of(),
          null);
    }
    return new HttpBackend(kind, format, new Endpoint(endpoint), setup);
  }

  private static @Nullable BackendProvider provider(String name) {
    for (BackendProvider provider : ServiceLoader.load(BackendProvider.class)) {
      if (provider.name().equals(name)) {
        return provider;
      }
    }
    return null;
  }

  private static ConfigurationException unknown(String name) {
    TreeSet<String> allowed = new TreeSet<>(ModelRef.BACKENDS);
    allowed.add(LlmConfig.AUTO);
    String message =
        name.equals("embedded")
            ? "The embedded engine is not on the class path: add the module hearthlink-embedded."
            : "There is no backend \"" + name + "\". Known are " + String.join(", ", allowed) + ".";
    return new ConfigurationException(
        message, "llm.backend", "configuration", 0, 0, List.copyOf(allowed), null);
  }
}
