package io.hearthlink.testkit.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CassetteTest {

  private static final Map<String, String> NOWHERE = Map.of();

  private final Path file;

  CassetteTest(@TempDir Path folder) {
    file = folder.resolve("tapes").resolve("hello.json");
  }

  /** Does something with a client. */
  private interface Session {
    void run(Client client) throws IOException, InterruptedException;
  }

  @Test
  void replays_what_it_recorded_without_the_real_server() throws Exception {
    Session session =
        client -> {
          assertThat(client.chat("one")).contains("Hello").contains("\"done\":true");
          assertThat(client.chat("two")).contains("Bye");
          HttpResponse<String> models = client.get("/api/tags");
          assertThat(models.statusCode()).isEqualTo(200);
          assertThat(models.body()).contains("ember");
          assertThat(client.get("/nowhere?a=b").statusCode()).isEqualTo(404);
        };

    record(session, FakeReply.text("Hello there"), FakeReply.text("Bye"));
    replay(session);

    assertThat(Files.readString(file))
        .contains(
            "\"path\" : \"/api/chat\"", "\"content\" : \"one\"", "\"ended\" : \"keep-alive\"");
    assertThat(file.resolveSibling("hello.json.part")).doesNotExist();
  }

  @Test
  void each_chunk_stands_on_a_line_of_its_own() throws Exception {
    record(client -> client.chat("one"), FakeReply.text("Hello dear Anna"));

    assertThat(Files.readAllLines(file))
        .filteredOn(line -> line.strip().matches("\\[\\d+,\".*\"],?"))
        .hasSizeGreaterThan(2);
  }

  @Test
  void the_same_question_gets_its_answers_in_their_order() throws Exception {
    Session session =
        client -> {
          assertThat(client.chat("same")).contains("First");
          assertThat(client.chat("same")).contains("Second");
        };

    record(session, FakeReply.text("First"), FakeReply.text("Second"));
    replay(session);
  }

  @Test
  void a_chat_is_answered_as_often_as_it_was_recorded_and_a_question_about_models_always()
      throws Exception {
    record(
        client -> {
          client.chat("one");
          client.get("/api/tags");
        },
        FakeReply.text("Hello"));

    Cassette cassette = Cassette.of(file).start();
    Client client = Client.of(cassette);
    client.chat("one");
    client.get("/api/tags");
    client.get("/api/tags");
    HttpResponse<String> again = client.post("/api/chat", body("one"));

    assertThat(again.statusCode()).isEqualTo(501);
    assertThat(again.body()).contains("hello.json has no recorded reply");
    assertThatThrownBy(cassette::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("Request 4, POST /api/chat", "once more");
  }

  @Test
  void says_where_a_request_differs() throws Exception {
    record(client -> client.chat("one"), FakeReply.text("Hello"));

    Cassette cassette = Cassette.of(file).start();
    Client client = Client.of(cassette);
    client.chat("two");
    client.get("/other");

    assertThatThrownBy(cassette::close)
        .hasMessageContainingAll(
            "Exchange 1 differs at /messages/0/content: recorded \"one\", asked \"two\".",
            "Request 2, GET /other, is not in",
            "Delete the file",
            "ignoring");
    cassette.close();
  }

  @Test
  void fields_can_be_left_out_of_the_comparison() throws Exception {
    String recorded =
        "{\"model\":\"any\",\"messages\":[{\"content\":\"a\"}],\"options\":{\"seed\":1,\"t\":0.50}}";
    String asked =
        "{\"options\":{\"t\":0.5,\"seed\":2},\"messages\":[{\"content\":\"a\"}],\"model\":\"any\"}";
    record(client -> client.post("/api/chat", recorded), FakeReply.text("Hello"));

    try (Cassette cassette = Cassette.of(file).ignoring("seed").start()) {
      assertThat(Client.of(cassette).post("/api/chat", asked).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void text_is_compared_as_it_is() throws Exception {
    UnaryOperator<String> path = text -> "/plain?" + text;
    record(client -> client.post(path.apply("a=1"), "some text"), FakeReply.text("Hello"));

    Cassette cassette = Cassette.of(file).start();
    assertThat(Client.of(cassette).post(path.apply("a=1"), "other text").statusCode())
        .isEqualTo(501);
    assertThat(Client.of(cassette).post(path.apply("a=2"), "some text").statusCode())
        .isEqualTo(501);
    assertThat(Client.of(cassette).post(path.apply("a=1"), "some text").statusCode())
        .isEqualTo(404);
    assertThatThrownBy(cassette::close).hasMessageContaining("the bodies differ");
  }

  @Test
  void a_reply_that_breaks_off_breaks_off_again() throws Exception {
    Session session =
        client -> assertThatThrownBy(() -> client.chat("one")).isInstanceOf(IOException.class);

    record(session, FakeReply.text("one two three").cutAfter(2, Ending.FIN));
    replay(session);

    assertThat(Files.readString(file)).contains("\"ended\" : \"fin\"").contains("two");
  }

  @Test
  void a_client_that_goes_is_recorded_as_such() throws Exception {
    try (FakeServer real = server(FakeReply.text("one two three").stallingAfter(2));
        Cassette cassette = Cassette.of(file).from(real.url()).start(NOWHERE)) {
      Client.of(cassette).begin("/api/chat", body("one"), 20);
    }
    assertThat(Files.readString(file)).contains("\"ended\" : \"we closed\"");

    try (Cassette cassette = Cassette.of(file).start()) {
      assertThat(Client.of(cassette).begin("/api/chat", body("one"), 20)).startsWith("{");
    }
  }

  @Test
  void characters_that_come_in_pieces_are_whole() throws Exception {
    Session session = client -> assertThat(client.chat("one")).contains("Ünïcödé", "🔥");

    record(session, FakeReply.text("Ünïcödé 🔥 ok").dripping(Duration.ZERO));
    replay(session);
  }

  @Test
  void replies_without_a_body_keep_their_headers() throws Exception {
    Session session =
        client -> {
          HttpResponse<String> head =
              client.send(client.request("/api/tags").method("HEAD", BodyPublishers.noBody()));
          assertThat(head.statusCode()).isEqualTo(200);
          assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0)).isPositive();
          HttpResponse<String> none = client.get("/none");
          assertThat(none.statusCode()).isEqualTo(204);
          HttpResponse<String> busy = client.get("/busy");
          assertThat(busy.statusCode()).isEqualTo(503);
          assertThat(busy.headers().firstValue("Retry-After")).hasValue("7");
        };

    record(session);
    replay(session);
  }

  @Test
  void what_is_no_text_is_not_recorded() {
    for (FakeReply reply :
        List.of(
            FakeReply.raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n\u00ff\u00fe"),
            FakeReply.raw("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n\u00c3"),
            FakeReply.json("{}").withHeader("Content-Encoding", "gzip"))) {
      assertThatThrownBy(() -> record(client -> client.chat("one"), reply))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("is not recorded. The reply is");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void without_a_real_server_nothing_is_recorded() {
    try (FakeServer nobody = FakeServer.refusing()) {
      Cassette cassette = Cassette.of(file).from(nobody.url()).start(NOWHERE);

      assertThat(cassette.recording()).isTrue();
      assertThatThrownBy(() -> assertThat(Client.of(cassette).chat("one")).isEmpty())
          .hasMessageContaining("cannot be recorded");
      assertThatThrownBy(cassette::close)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("did not answer");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void a_failed_test_leaves_no_file() throws Exception {
    try (FakeServer real = server(FakeReply.text("Hello"));
        Cassette cassette = Cassette.of(file).from(real.url()).start(NOWHERE)) {
      Client.of(cassette).chat("one");
      cassette.discard();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void nothing_is_recorded_where_that_is_forbidden() {
    assertThatThrownBy(() -> Cassette.of(file).from("http://127.0.0.1:1").start(Map.of("CI", "1")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("no recording", "hello.json", "CI is set", "commit the file");
    assertThatThrownBy(() -> Cassette.of(file).start())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("from(…)");
    try (Cassette inCi =
        Cassette.of(file).from("http://127.0.0.1:1").recordingInCi().start(Map.of("CI", "1"))) {
      assertThat(inCi.recording()).isTrue();
    }
    try (Cassette here =
        Cassette.of(file).from("http://127.0.0.1:1/v1/").start(Map.of("CI", "false"))) {
      assertThat(here.toString()).startsWith("recording at http://127.0.0.1:");
    }
  }

  @Test
  void the_url_of_the_real_server_has_no_credentials() {
    assertThatThrownBy(() -> Cassette.of(file).from("http://anna:pa55@localhost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("pa55");
  }

  @Test
  void a_file_that_is_no_cassette_is_refused() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"exchanges\":[");
    assertThatThrownBy(() -> Cassette.of(file).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("hello.json is no cassette", "line: 1");
    Files.writeString(file, "[]");
    assertThatThrownBy(() -> Cassette.of(file).start()).hasMessageContaining("has no exchanges");
  }

  private void record(Session session, FakeReply... replies) throws Exception {
    try (FakeServer real = server(replies);
        Cassette cassette = Cassette.of(file).from(real.url()).start(NOWHERE)) {
      session.run(Client.of(cassette));
    }
  }

  private void replay(Session session) throws Exception {
    try (Cassette cassette = Cassette.of(file).start()) {
      assertThat(cassette.recording()).isFalse();
      session.run(Client.of(cassette));
    }
  }

  private static FakeServer server(FakeReply... replies) {
    return FakeServer.ollama()
        .answerInTurn(replies)
        .route("GET", "/none", FakeReply.status(204, ""))
        .route("GET", "/busy", FakeReply.error(503, "busy").withHeader("Retry-After", "7"))
        .model("ember")
        .model("any")
        .start();
  }

  private static String body(String question) {
    return "{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":\""
        + question
        + "\"}]}";
  }
}
