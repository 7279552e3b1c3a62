package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealCallsTest {

  private final @Nullable ProxySelector before = ProxySelector.getDefault();

  @AfterEach
  void nothing_is_left() {
    assertThat(System.getProperty(RealCalls.PROPERTY)).isNull();
    assertThat(ProxySelector.getDefault()).isSameAs(before);
  }

  @Test
  void only_servers_of_the_test_kit_are_called() throws Exception {
    try (FakeServer early = FakeServer.ollama().answer("Hi").start();
        RealCalls forbidden = RealCalls.forbid();
        FakeServer late = FakeServer.ollama().answer("Hi").start();
        ServerSocket real = new ServerSocket(0)) {
      assertThat(forbidden).isNotNull();
      assertThat(status(early.url())).isEqualTo(200);
      assertThat(status("http://localhost:" + late.port())).isEqualTo(200);

      String url = "http://127.0.0.1:" + real.getLocalPort();
      assertThatThrownBy(() -> status(url))
          .isInstanceOf(AssertionError.class)
          .hasMessageContainingAll("may not call", url, "RealCalls.allow");
      assertThatThrownBy(() -> URI.create(url).toURL().openStream())
          .isInstanceOf(AssertionError.class);
      assertThatThrownBy(() -> status("https://models.example"))
          .hasMessageContaining("https://models.example:443");
    }
  }

  @Test
  void a_server_that_is_closed_is_no_longer_allowed() {
    RealCalls forbidden = RealCalls.forbid();
    FakeServer server = FakeServer.ollama().start();

    assertThat(allowed()).contains("127.0.0.1:" + server.port(), "localhost:" + server.port());
    server.close();
    assertThat(allowed()).doesNotContain("127.0.0.1:" + server.port());
    forbidden.close();
  }

  @Test
  void more_may_be_allowed_for_a_while() {
    RealCalls forbidden = RealCalls.forbid();
    RealCalls more = RealCalls.allow("http://LOCALHOST:1/v1", "https://models.example", "embedded");

    assertThat(allowed())
        .contains("127.0.0.1:1", "[::1]:1", "embedded", "localhost:1", "models.example:443");
    more.close();
    assertThat(allowed())
        .doesNotContain("127.0.0.1:1", "[::1]:1", "embedded", "localhost:1", "models.example:443");
    forbidden.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b:c", "localhost", "http://localhost:1 embedded", "none"})
  void what_is_no_address_is_refused(String address) {
    assertThatThrownBy(() -> RealCalls.allow(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host:port");
  }

  @Test
  void it_is_forbidden_until_the_last_who_forbids_ends() {
    RealCalls outer = RealCalls.forbid();
    RealCalls inner = RealCalls.forbid();

    outer.close();
    assertThat(System.getProperty(RealCalls.PROPERTY)).isNotEmpty();
    inner.close();
    inner.close();
  }

  @Test
  void a_client_that_was_made_meanwhile_is_free_afterwards() throws Exception {
    HttpClient client;
    try (RealCalls forbidden = RealCalls.forbid()) {
      assertThat(forbidden).isNotNull();
      client = HttpClient.newHttpClient();
      assertThatThrownBy(() -> status(client, "http://127.0.0.1:1"))
          .isInstanceOf(AssertionError.class);
    }
    assertThatThrownBy(() -> status(client, "http://127.0.0.1:1")).isInstanceOf(IOException.class);
  }

  @Test
  void without_the_property_the_run_allows_everything() {
    assertThat(RealCalls.allowedForTheRun("http://localhost:11434")).isTrue();
  }

  @Test
  void a_run_can_forbid_them_as_a_whole() throws Exception {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dhearthlink.allowed-calls=localhost:1",
                "-cp",
                System.getProperty("java.class.path"),
                RunOfItsOwn.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(run.inputReader().lines())
          .satisfiesExactly(
              fake -> assertThat(fake).isEqualTo("fake: 200"),
              named -> assertThat(named).isEqualTo("named: ConnectException"),
              other -> assertThat(other).isEqualTo("other: AssertionError"),
              still -> assertThat(still).isEqualTo("still: AssertionError"),
              allowed -> assertThat(allowed).isEqualTo("allowed: false"),
              recorded ->
                  assertThat(recorded)
                      .contains("none is made", RealCalls.PROPERTY, "http://127.0.0.1:2"),
              fake -> assertThat(fake).startsWith("of a fake: recording at "));
    } finally {
      run.destroy();
    }
  }

  private static List<String> allowed() {
    return List.of(System.getProperty(RealCalls.PROPERTY, "").split(","));
  }

  private static int status(String url) throws IOException, InterruptedException {
    return status(HttpClient.newHttpClient(), url);
  }

  private static int status(HttpClient client, String url)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/tags")).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
