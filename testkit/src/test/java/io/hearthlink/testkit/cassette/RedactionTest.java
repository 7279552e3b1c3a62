package io.hearthlink.testkit.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private static final String KEY = "hl-canary-6b1f";

  private final Redaction redaction = new Redaction(List.of("acme"));

  @Test
  void nothing_that_was_sent_as_a_secret_is_in_the_file(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("tape.json");
    String body = "{\"messages\":[{\"content\":\"my key is " + KEY + "\"}],\"api_key\":\"k1\"}";
    String[] headers = {
      "Authorization", "Bearer " + KEY, "Cookie", "id=" + KEY + "-cookie", "x-api-key", "k2-short"
    };
    try (FakeServer real =
            FakeServer.ollama()
                .routeWith(
                    request ->
                        FakeReply.stream(
                                "application/x-ndjson",
                                "{\"error\":\"bad key hl-can",
                                "ary-6b1f\"}",
                                "{\"user\":\"" + KEY + "\"}")
                            .withHeader("Set-Cookie", "id=" + KEY))
                .start();
        Cassette cassette = Cassette.of(file).from(real.url()).start(Map.of())) {
      Client.of(cassette, headers).post("/api/chat?key=" + KEY + "%2Fx&a=b", body);
    }

    String written = Files.readString(file);
    assertThat(written).doesNotContain(KEY, "hl-can", "k1\"", "k2-short", "6b1f");
    assertThat(written)
        .contains("\"/api/chat?key=***&a=b\"", "\"Authorization\" : \"***\"", "my key is ***")
        .contains("\"api_key\" : \"***\"", "\"application/x-ndjson\"", "bad key ***");

    try (Cassette cassette = Cassette.of(file).start()) {
      String other = body.replace(KEY, "another-key").replace("k1", "k3");
      Client client = Client.of(cassette, "Authorization", "Bearer another-key");
      assertThat(client.post("/api/chat?key=another-key&a=b", other).body())
          .isEqualTo("{\"error\":\"bad key ***\"}{\"user\":\"***\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"api_key\": \"SECRET\"}",
        "{\"apiKey\":\"SECRET\"}",
        "{\"X-Api-Key\":\"SECRET\"}",
        "{\"password\":\"SECRET\\\"SECRET\"}",
        "{\"clientSecret\":\"SECRET\"}",
        "{\"access_token\":\"SECRET\"}",
        "{\"Authorization\":\"SECRET\"}",
        "{\"arguments\":\"{\\\"api_key\\\": \\\"SECRET\\\"}\"}",
        "see https://anna:SECRET@example.org/x",
        "Authorization: Bearer SECRET0123456789",
        "use sk-SECRET0123456789abcdef",
        "acme"
      })
  void knows_secrets_by_their_place_or_form(String text) {
    assertThat(redaction.text(text)).doesNotContain("SECRET", "acme").contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"models\":[{\"key\":\"qwen3\"}],\"max_tokens\":5,\"token\":\"Hi\",\"keys\":\"a\"}",
        "The bearer of good news asked for a key and a password: open sesame.",
        "mail anna@example.org or see http://example.org/a@b",
        "sk-learn is a library"
      })
  void leaves_ordinary_text_alone(String text) {
    assertThat(redaction.text(text)).isEqualTo(text);
  }

  @Test
  void a_short_word_is_masked_only_where_it_was_sent() {
    Map<String, List<String>> headers = Map.of("Authorization", List.of("Bearer ollama"));
    redaction.learn(headers, "/api/chat?token=abc&plain");

    assertThat(redaction.text("ollama abc")).isEqualTo("ollama abc");
    assertThat(redaction.headers(headers)).containsEntry("Authorization", "***");
    assertThat(redaction.target("/api/chat?token=abc&plain&x=1"))
        .isEqualTo("/api/chat?token=***&plain&x=1");
  }

  @Test
  void harmless_headers_keep_their_values() {
    assertThat(
            redaction.headers(
                Map.of(
                    "content-type", List.of("a", "b"),
                    "x-ratelimit-remaining-tokens", List.of("5"),
                    "X-Request-Id", List.of("1"))))
        .containsEntry("content-type", "a, b")
        .containsEntry("x-ratelimit-remaining-tokens", "5")
        .containsEntry("X-Request-Id", "***");
  }

  @Test
  void a_secret_is_known_in_every_way_in_which_it_is_written() {
    redaction.learn(Map.of("X-Token", List.of("quo\"te\\d-key")), "/?sig=a%20b%20secret");

    assertThat(
            redaction.text(
                "{\"a\":\"quo\\\"te\\\\d-key\"} quo\"te\\d-key a%20b%20secret a b secret"))
        .isEqualTo("{\"a\":\"***\"} *** *** ***");
  }
}
