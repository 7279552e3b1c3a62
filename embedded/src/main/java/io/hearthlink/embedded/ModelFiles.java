package io.hearthlink.embedded;

import io.hearthlink.config.NearestName;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.ModelLoadException;
import io.hearthlink.error.ModelNotFoundException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the GGUF file that a name means: the demo model of the jar, a path, or a name in the
 * folder. Thread-safe.
 *
 * @param folder folder of the models; need not exist
 * @param cache where the demo model is unpacked
 * @param home what {@code ~} means
 */
record ModelFiles(Path folder, UserCache cache, String home) {

  /** Name of the demo model in the jar. */
  static final String EMBER = "ember";

  private static final String ENDING = ".gguf";
  private static final int MOST_NAMES = 3;

  /** Returns the models of {@code folder}; null is {@code ~/.local/share/hearthlink/models}. */
  static ModelFiles of(@Nullable String folder, UserCache cache, String home) {
    Path models =
        folder == null
            ? Path.of(home, ".local", "share", "hearthlink", "models")
            : Path.of(withHome(folder, home));
    return new ModelFiles(models, cache, home);
  }

  /**
   * Returns the canonical path of the file of {@code model}.
   *
   * @throws ModelNotFoundException if there is none; the message has the nearest names
   * @throws ModelLoadException if the demo model cannot be unpacked
   */
  Path find(String model, ErrorContext context) {
    if (model.equals(EMBER)) {
      return ember(context);
    }
    try {
      for (Path candidate : candidates(model)) {
        if (Files.isRegularFile(candidate)) {
          return candidate.toRealPath();
        }
      }
    } catch (InvalidPathException | IOException unreadable) {
      throw notFound(model, context, unreadable);
    }
    throw notFound(model, context, null);
  }

  /**
   * The GGUF files of the folder, sorted by name; empty where the folder is not there.
   *
   * @throws ConfigurationException if the folder cannot be read
   */
  List<Path> inFolder() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(ModelFiles::isGguf).filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new ConfigurationException(
          "The folder of models " + folder + " cannot be read: set llm.embedded.folder to another.",
          "llm.embedded.folder",
          "configuration",
          0,
          0,
          List.of(),
          null);
    }
  }

  /** The name that means {@code file} of the folder. */
  static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ENDING.length());
  }

  /**
   * The file of the demo model, unpacked.
   *
   * @throws IOException if the cache cannot be written
   */
  Path ember() throws IOException {
    URL resource = Objects.requireNonNull(ModelFiles.class.getResource("ember.gguf"));
    return cache.unpack(resource, "ember.gguf").toRealPath();
  }

  private Path ember(ErrorContext context) {
    try {
      return ember();
    } catch (IOException e) {
      throw new ModelLoadException(
          "The demo model cannot be unpacked into "
              + cache.folder()
              + ". Set XDG_CACHE_HOME (Windows: LOCALAPPDATA) to a folder that can be written.",
          false,
          context,
          e);
    }
  }

  private List<Path> candidates(String model) {
    String path = withHome(model, home);
    return isPath(model)
        ? List.of(Path.of(path), folder.resolve(path))
        : List.of(folder.resolve(model + ENDING));
  }

  private static boolean isPath(String model) {
    return model.contains("/") || model.contains("\\") || isGguf(Path.of(model));
  }

  private static boolean isGguf(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  private static String withHome(String path, String home) {
    return path.startsWith("~/") || path.startsWith("~\\") ? home + path.substring(1) : path;
  }

  private ModelNotFoundException notFound(
      String model, ErrorContext context, @Nullable Throwable cause) {
    List<String> names =
        Stream.concat(Stream.of(EMBER), inFolder().stream().map(ModelFiles::nameOf)).toList();
    return new ModelNotFoundException(
            "There is no embedded model \""
                + model
                + "\". Give the path of a GGUF file, or put one into "
                + folder
                + " and name it without \".gguf\".",
            context,
            cause)
        .withNearest(NearestName.ranked(model, names, MOST_NAMES));
  }
}
