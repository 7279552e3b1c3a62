package io.hearthlink.verification.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that a run left. */
final class LeftFiles {

  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  private LeftFiles() {}

  /** What this module has built and reported so far, and what lies in its own folder. */
  static void look(Evidence evidence) throws IOException {
    below(MODULE.resolve("target"), evidence);
    try (Stream<Path> files = Files.list(MODULE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        look(file, evidence);
      }
    }
  }

  static void below(Path folder, Evidence evidence) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).toList();
      for (Path file : found) {
        look(file, evidence);
      }
    }
  }

  private static void look(Path file, Evidence evidence) throws IOException {
    try {
      evidence.add(
          Channel.FILE, file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException gone) {
      // a file of a test that runs meanwhile shows nothing any more
    }
  }
}
