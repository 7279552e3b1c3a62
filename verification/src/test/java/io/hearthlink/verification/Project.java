package io.hearthlink.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The folder of the project, and what lies in it. */
public final class Project {

  /** The folder of the project. */
  public static final Path FOLDER = folder();

  private Project() {}

  /** The names of the modules, as the folders with a {@code pom.xml} have them. */
  static List<String> modules() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files of published Java code. */
  public static List<Path> mainSources() {
    return sources("src/main/java");
  }

  /** All files of tests. */
  public static List<Path> testSources() {
    return sources("src/test/java");
  }

  private static List<Path> sources(String folder) {
    return modules().stream()
        .map(module -> FOLDER.resolve(module).resolve(folder))
        .filter(Files::isDirectory)
        .flatMap(Project::javaFiles)
        .toList();
  }

  /** The text of a file. */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of the README. */
  public static String readme() {
    return read(FOLDER.resolve("README.md"));
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(".ci"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not started inside the project");
    }
    return folder;
  }
}
