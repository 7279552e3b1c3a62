package io.hearthlink.verification.soak;

import io.hearthlink.testkit.FakeServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** The server of the soak, in a process of its own so that what it leaves behind is not counted. */
public final class SoakServer implements AutoCloseable {

  private final Process process;
  private final String url;

  private SoakServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Prints its URL, and ends when its input does. */
  public static void main(String[] args) throws IOException {
    try (FakeServer server =
        FakeServer.ollama()
            .model("m")
            .answerWith(call -> Plan.of(Integer.parseInt(call.userText())).reply())
            .start()) {
      System.out.println(server.url());
      int unused = System.in.read();
    }
  }

  static SoakServer start() {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  SoakServer.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      return new SoakServer(process, Objects.requireNonNull(out.readLine(), "no URL"));
    } catch (IOException e) {
      throw new UncheckedIOException("the server of the soak did not start", e);
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
