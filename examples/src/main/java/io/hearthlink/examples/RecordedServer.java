package io.hearthlink.examples;

import io.hearthlink.Hearthlink;
import io.hearthlink.testkit.cassette.Cassette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Records what a server answers, and replays it without the server, as a test does. */
public final class RecordedServer {

  private RecordedServer() {}

  /**
   * Runs the example.
   *
   * @param args the address of an Ollama server; default {@code http://localhost:11434}
   */
  public static void main(String[] args) throws IOException {
    String endpoint = args.length > 0 ? args[0] : "http://localhost:11434";
    Path file = Files.createTempDirectory("cassettes").resolve("hello.json");
    for (int run = 1; run <= 2; run++) {
      try (Cassette cassette = Cassette.of(file).from(endpoint).recordingInCi().start();
          Hearthlink hearth =
              Hearthlink.builder()
                  .backend("ollama")
                  .endpoint(cassette.url())
                  .model("llama3.2")
                  .build()) {
        String text = hearth.client().generate("Good morning!").text();
        System.out.println((cassette.recording() ? "Recorded: " : "Replayed: ") + text);
      }
    }
  }
}
