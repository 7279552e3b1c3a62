package io.hearthlink.verification.soak;

import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeServerBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The servers of the soak, one for each wire, in a process of their own so that what they leave
 * behind is not counted.
 */
public final class SoakServer implements AutoCloseable {

  private final Process process;
  private final List<String> urls;

  private SoakServer(Process process, List<String> urls) {
    this.process = process;
    this.urls = urls;
  }

  /** Prints the URLs of Ollama, OpenAI and Anthropic in a line, and ends when its input does. */
  public static void main(String[] args) throws IOException {
    try (FakeServer ollama = scripted(FakeServer.ollama());
        FakeServer openAi = scripted(FakeServer.openAi());
        FakeServer anthropic = scripted(FakeServer.anthropic())) {
      System.out.println(String.join(" ", ollama.url(), openAi.url(), anthropic.url()));
      int unused = System.in.read();
    }
  }

  private static FakeServer scripted(FakeServerBuilder server) {
    return server
        .model("m")
        .answerWith(call -> Plan.of(Integer.parseInt(call.userText())).reply())
        .start();
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
      String urls = Objects.requireNonNull(out.readLine(), "no URLs");
      return new SoakServer(process, List.of(urls.split(" ")));
    } catch (IOException e) {
      throw new UncheckedIOException("the server of the soak did not start", e);
    }
  }

  /** Of Ollama, OpenAI and Anthropic. */
  List<String> urls() {
    return urls;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
