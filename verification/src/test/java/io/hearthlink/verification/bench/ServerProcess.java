package io.hearthlink.verification.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A fake Ollama in a process of its own, so that its work is not counted as the client's. */
final class ServerProcess implements AutoCloseable {

  private final Process process;
  private final String url;

  private ServerProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static ServerProcess start(String answer) {
    try {
      Process process =
          new ProcessBuilder(
                  Java.COMMAND,
                  "-cp",
                  Java.CLASS_PATH,
                  "io.hearthlink.testkit.FakeServerMain",
                  "ollama",
                  "0",
                  answer)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      return new ServerProcess(process, Objects.requireNonNull(out.readLine(), "no URL"));
    } catch (IOException e) {
      throw new UncheckedIOException("the fake server did not start", e);
    }
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
