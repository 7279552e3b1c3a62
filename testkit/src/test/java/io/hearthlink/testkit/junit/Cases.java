package io.hearthlink.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.ServerKind;
import io.hearthlink.testkit.cassette.Cassette;
import io.hearthlink.testkit.model.SchemaModel;
import io.hearthlink.testkit.model.ScriptedModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests that {@link HearthlinkExtensionTest} runs; some of them must fail. */
final class Cases {

  static final String REAL = "http://127.0.0.1:1";

  private Cases() {}

  @HearthlinkTest
  static class Injected {

    private String early = "";

    @BeforeEach
    void ask(@Script("Early") ScriptedModel model) {
      early = model.chatModel().chat("Hi");
    }

    @Test
    void models(@Script({"One", "Two"}) ScriptedModel model, SchemaModel schema) {
      assertThat(early).isEqualTo("Early");
      assertThat(model.chatModel().chat("a") + model.chatModel().chat("b")).isEqualTo("OneTwo");
      assertThat(schema.chatModel().chat("a")).isNotEmpty();
    }

    @Test
    void a_model_without_a_script_has_no_answer(ScriptedModel model) {
      assertThatThrownBy(() -> model.chatModel().chat("a")).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_server(@Script("Hello") FakeServer ollama) throws Exception {
      assertThat(ollama.toString()).startsWith("ollama at ");
      assertThat(post(ollama.url(), "/api/chat")).contains("Hello");
      assertThat(post(ollama.url(), "/api/chat")).contains("no rule");
    }

    @Test
    void a_server_of_another_kind(@Script(kind = ServerKind.LOCALAI) FakeServer server) {
      assertThat(server.toString()).startsWith("localai at ");
    }

    @Test
    void a_cassette(@Recorded("src/test/resources/cassettes/hello.json") Cassette cassette)
        throws Exception {
      assertThat(post(cassette.url(), "/api/chat")).isEqualTo("{\"done\":true}");
    }

    @Nested
    class Inner {
      @Test
      void real_calls_are_forbidden() {
        assertThatThrownBy(() -> post(REAL, "/")).isInstanceOf(AssertionError.class);
      }
    }
  }

  @HearthlinkTest(allow = "localhost:1")
  static class Allowed {
    @Test
    void what_is_allowed_is_called() {
      assertThatThrownBy(() -> post(REAL, "/")).isInstanceOf(IOException.class);
    }
  }

  @HearthlinkTest
  static class Failing {
    static Optional<FakeServer> left = Optional.empty();

    @Test
    void calls_a_real_model() throws Exception {
      post(REAL, "/");
    }

    @Test
    void asks_what_was_not_recorded(
        @Recorded("src/test/resources/cassettes/hello.json") Cassette cassette) throws Exception {
      post(cassette.url(), "/api/generate");
    }

    @Test
    void has_no_recording(@Recorded Cassette cassette) {
      throw new IllegalStateException("not reached: " + cassette);
    }

    @Test
    void lacks_its_annotation(Cassette cassette) {
      throw new IllegalStateException("not reached: " + cassette);
    }

    @Test
    void leaves_a_server(FakeServer server) {
      left = Optional.of(server);
    }

    @AfterAll
    static void server_is_closed() {
      assertThatThrownBy(() -> post(left.orElseThrow().url(), "/")).isInstanceOf(Throwable.class);
    }
  }

  static class Plain {
    @Test
    void is_not_concerned() {
      assertThatThrownBy(() -> post(REAL, "/")).isInstanceOf(IOException.class);
    }
  }

  static String post(String url, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .POST(
                BodyPublishers.ofString(
                    "{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
