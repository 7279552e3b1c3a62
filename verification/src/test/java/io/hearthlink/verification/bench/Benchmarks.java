package io.hearthlink.verification.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Runs all benchmarks and prints their ratios; the single argument is the project's folder. */
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs them, some minutes. */
  public static void main(String[] args) throws IOException, InterruptedException {
    TypedBenchmark.run();
    try (ServerProcess few = ServerProcess.start("Hello there");
        ServerProcess many = ServerProcess.start("word ".repeat(400).strip())) {
      CallBenchmark.run(few.url(), many.url());
      StartBenchmark.run(Path.of(args[0]), few.url());
    }
  }
}
