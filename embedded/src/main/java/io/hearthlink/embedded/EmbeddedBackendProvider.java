package io.hearthlink.embedded;

import io.hearthlink.backend.Backend;
import io.hearthlink.backend.BackendProvider;
import io.hearthlink.backend.BackendSetup;

/**
 * Opens the embedded backend: GGUF files in worker processes, see the package. Needs no server, no
 * network and no configuration. Stateless.
 */
public final class EmbeddedBackendProvider implements BackendProvider {

  /** Creates it, as {@code ServiceLoader} does. */
  public EmbeddedBackendProvider() {}

  @Override
  public String name() {
    return EmbeddedBackend.NAME;
  }

  @Override
  public Backend open(BackendSetup setup) {
    String home = System.getProperty("user.home");
    UserCache cache = UserCache.of(System.getenv(), System.getProperty("os.name"), home);
    ModelFiles files = ModelFiles.of(setup.config().embedded().folder(), cache, home);
    return new EmbeddedBackend(setup, files, new WorkerLauncher(cache));
  }
}
