package io.hearthlink.embedded;

import io.hearthlink.catalog.ModelCatalog;
import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.config.EmbeddedConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The demo model and the GGUF files of the folder. Thread-safe. */
final class EmbeddedCatalog implements ModelCatalog {

  private final ModelFiles files;
  private final EmbeddedConfig config;
  private final Predicate<Path> loaded;

  EmbeddedCatalog(ModelFiles files, EmbeddedConfig config, Predicate<Path> loaded) {
    this.files = files;
    this.config = config;
    this.loaded = loaded;
  }

  /** Ember first, then the folder by name; of a broken file only the name is known. */
  @Override
  public List<ModelInfo> list() {
    return Stream.concat(
            Stream.of(info(ModelFiles.EMBER, files::ember)),
            files.inFolder().stream().map(file -> info(ModelFiles.nameOf(file), () -> file)))
        .toList();
  }

  private ModelInfo info(String name, Location location) {
    try {
      GgufFile file = GgufFile.read(location.path().toRealPath());
      Integer context = config.numCtx();
      return new ModelInfo(
          name,
          file.sizeBytes(),
          file.parameterText(),
          file.quantization(),
          context == null ? Integer.valueOf(file.contextLength()) : context,
          loaded.test(file.path()),
          List.of("completion"),
          null);
    } catch (IOException broken) {
      return ModelInfo.named(name);
    }
  }

  private interface Location {
    Path path() throws IOException;
  }
}
