package io.hearthlink.verification.secret;

import io.hearthlink.verification.report.Suite;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that a run left. */
final class LeftFiles {

  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  /** None of ours is larger, in bytes; the temporary folder is everybody's. */
  private static final long LARGEST = 64 << 20;

  private LeftFiles() {}

  /** Ends a suite: looks at what it left in this module and in the temporary folder. */
  static void end(Suite suite, Canary canary) throws IOException {
    Evidence evidence = new Evidence(canary);
    below(MODULE.resolve("target"), evidence);
    in(MODULE, evidence);
    in(Path.of(System.getProperty("java.io.tmpdir")), evidence);
    try {
      evidence.judge(suite, "left behind");
    } finally {
      suite.write();
    }
  }

  private static void in(Path folder, Evidence evidence) throws IOException {
    long start = ManagementFactory.getRuntimeMXBean().getStartTime();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : files.toList()) {
        File file = path.toFile();
        if (file.isFile() && file.canRead() && file.lastModified() >= start) {
          look(path, evidence);
        }
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
      if (Files.size(file) > LARGEST) {
        return; // of somebody else
      }
      evidence.add(
          Channel.FILE, file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException gone) {
      // a file of a test that runs meanwhile shows nothing any more
    }
  }
}
