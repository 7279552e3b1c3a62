package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FakeServerMainTest {

  @Test
  void runsAsAProcessThatPrintsItsUrlAndEndsWithItsInput() throws Exception {
    Process process =
        java("llama-server", "0", "Hello from afar").redirectErrorStream(true).start();
    try (BufferedReader out = process.inputReader()) {
      String url = out.readLine();
      assertThat(url).startsWith("http://127.0.0.1:");
      HttpResponse<String> health =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url + "/health")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(health.body()).isEqualTo("{\"status\":\"ok\"}");
      process.getOutputStream().close();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroy();
    }
  }

  @Test
  void saysHowItIsUsed() throws Exception {
    Process process = java("ollama").start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(process.errorReader().readLine()).startsWith("usage: ");
  }

  private static ProcessBuilder java(String... args) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            FakeServerMain.class.getName());
    builder.command().addAll(List.of(args));
    return builder;
  }
}
