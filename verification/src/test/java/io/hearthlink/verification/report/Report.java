package io.hearthlink.verification.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The file {@code target/reliability.md}, put together of one file for each suite. */
final class Report {

  private static final Path TARGET = Path.of(System.getProperty("basedir", "")).resolve("target");
  private static final Path PARTS = TARGET.resolve("reliability");

  private Report() {}

  /** One suite. */
  record Part(String name, int cells, int violations, String seconds, String text) {

    private static final String SEPARATOR = "\t";

    String written() {
      return String.join(
              SEPARATOR, name, String.valueOf(cells), String.valueOf(violations), seconds)
          + "\n"
          + text;
    }

    static Part read(Path file) {
      String[] all = Report.read(file).split("\n", 2);
      String[] head = all[0].split(SEPARATOR, -1);
      return new Part(
          head[0], Integer.parseInt(head[1]), Integer.parseInt(head[2]), head[3], all[1]);
    }

    String found() {
      return Report.found(cells, violations);
    }
  }

  /** Adds a suite, or replaces what it found before, and writes the file. */
  static synchronized void add(Part part) {
    try (FileChannel others = lockFile()) {
      others.lock(); // suites run in other processes, too
      String file = part.name().replaceAll("[^A-Za-z0-9]+", "-") + ".txt";
      Files.writeString(PARTS.resolve(file), part.written());
      Files.writeString(TARGET.resolve("reliability.md"), whole(parts()));
    } catch (IOException e) {
      throw new UncheckedIOException("the report could not be written", e);
    }
  }

  private static FileChannel lockFile() throws IOException {
    Files.createDirectories(PARTS);
    return FileChannel.open(
        TARGET.resolve("reliability.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static List<Part> parts() throws IOException {
    try (Stream<Path> files = Files.list(PARTS)) {
      return files.sorted().map(Part::read).toList();
    }
  }

  private static String whole(List<Part> parts) {
    int cells = parts.stream().mapToInt(Part::cells).sum();
    int violations = parts.stream().mapToInt(Part::violations).sum();
    StringBuilder text = new StringBuilder("# Reliability\n\n");
    text.append(found(cells, violations)).append("\n\n").append(machine()).append("\n\n");
    text.append("| suite | cells | violations | seconds |\n| --- | ---: | ---: | ---: |\n");
    for (Part part : parts) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %s |%n",
              part.name(),
              part.cells(),
              part.violations(),
              part.seconds()));
    }
    for (Part part : parts) {
      text.append("\n## ").append(part.name()).append("\n\n");
      text.append(part.found()).append("\n\n").append(part.text());
    }
    return text.toString();
  }

  private static String found(int cells, int violations) {
    return cells + " cells, " + violations + " violations";
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return String.format(
        Locale.ROOT,
        "Tier %s, %s, Java %s, %s %s, %d processors, a heap of %d MB.",
        System.getProperty("hearthlink.tier", "none"),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        runtime.availableProcessors(),
        runtime.maxMemory() >> 20);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
