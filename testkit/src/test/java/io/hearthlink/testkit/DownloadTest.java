package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models that a server gets, and downloads that go wrong. */
class DownloadTest {

  private static final String PULL = "{\"model\":\"ember\"}";

  private final FakeClock clock = FakeClock.create();

  private FakeServerBuilder server(ServerKind kind) {
    return FakeServer.of(kind)
        .downloadable(FakeModel.of("ember").withSize(1000))
        .downloadTime(Duration.ofSeconds(10))
        .answer("Hello")
        .clock(clock);
  }

  @Test
  void tellsItsProgressWhileTimePasses() throws Exception {
    try (FakeServer server = server(ServerKind.OLLAMA).start();
        RawClient client = new RawClient(server)) {
      client.send(RawClient.request("POST", "/api/pull", PULL));
      client.readUntil("pulling manifest");
      clock.awaitWaiting(1);
      clock.advance(Duration.ofSeconds(3));
      assertThat(completed(client.readUntil("\"completed\":300}"))).containsExactly(100, 200, 300);
      clock.awaitWaiting(1);
      assertThat(tags(server)).isEmpty();
      clock.advance(Duration.ofSeconds(7));
      assertThat(client.readAll().text()).contains("\"completed\":1000", "success");
      assertThat(tags(server)).containsExactly("ember");
    }
  }

  @Test
  void goesOnWhereADownloadWasBrokenOff() throws Exception {
    try (FakeServer server = server(ServerKind.OLLAMA).start()) {
      try (RawClient client = new RawClient(server)) {
        client.send(RawClient.request("POST", "/api/pull", PULL));
        clock.awaitWaiting(1);
        clock.advance(Duration.ofSeconds(6));
        client.readUntil("\"completed\":600}");
      }
      server.awaitNoConnections(Duration.ofSeconds(10));
      try (RawClient client = new RawClient(server)) {
        client.send(RawClient.request("POST", "/api/pull", PULL));
        clock.awaitWaiting(1);
        clock.advance(Duration.ofSeconds(4));
        assertThat(completed(client.readAll().text())).startsWith(640).endsWith(1000).hasSize(10);
      }
      assertThat(completed(RawClient.ask(server, "POST", "/api/pull", PULL).text()))
          .as("what is there is not downloaded again")
          .containsExactly(1000);
    }
  }

  @Test
  void downloadsAgainWhatWasDeleted() throws Exception {
    try (FakeServer server = server(ServerKind.OLLAMA).downloadTime(Duration.ZERO).start()) {
      assertThat(RawClient.chat(server, Wire.OLLAMA, false).status()).isEqualTo(404);
      for (int i = 0; i < 2; i++) {
        assertThat(completed(RawClient.ask(server, "POST", "/api/pull", PULL).text())).hasSize(10);
        assertThat(RawClient.chat(server, Wire.OLLAMA, false).status()).isEqualTo(200);
        RawClient.ask(server, "DELETE", "/api/delete", PULL);
        assertThat(RawClient.chat(server, Wire.OLLAMA, false).status()).isEqualTo(404);
      }
    }
  }

  @Test
  void failsInAStreamOfStatus200OrWithAStatusOfItsOwn() throws Exception {
    try (FakeServer server = server(ServerKind.OLLAMA).start()) {
      String error = "{\"error\":\"pull model manifest: file does not exist\"}";
      RawClient.Reply stream = RawClient.ask(server, "POST", "/api/pull", "{\"model\":\"nope\"}");
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.body()).contains("pulling manifest", error);
      RawClient.Reply whole =
          RawClient.ask(server, "POST", "/api/pull", "{\"model\":\"nope\",\"stream\":false}");
      assertThat(whole.status()).isEqualTo(500);
      assertThat(whole.body()).isEqualTo(error);
    }
  }

  @Test
  void goesWrongAsATestWants() throws Exception {
    try (FakeServer server =
            server(ServerKind.OLLAMA)
                .downloadTime(Duration.ZERO)
                .change("POST", "/api/pull", reply -> reply.cutAfter(4, Ending.FIN))
                .start();
        RawClient client = new RawClient(server)) {
      client.send(RawClient.request("POST", "/api/pull", PULL));
      RawClient.Reply reply = client.readAll();
      assertThat(completed(reply.text())).containsExactly(100, 200, 300);
      assertThat(reply.text()).doesNotEndWith("0\r\n\r\n");
      assertThat(tags(server)).isEmpty();
    }
  }

  @Test
  void aLocalAiDownloadsByItself() throws Exception {
    try (FakeServer server = server(ServerKind.LOCALAI).start()) {
      String apply = "{\"id\":\"gallery@ember\"}";
      String job =
          RawClient.ask(server, "POST", "/models/apply", apply).json().path("uuid").asText();
      assertThat(RawClient.get(server, "GET", "/models/jobs/" + job).body())
          .contains("\"processed\":false", "\"progress\":0");
      clock.advance(Duration.ofSeconds(5));
      assertThat(RawClient.get(server, "GET", "/models/jobs/" + job).body())
          .contains("\"processed\":false", "\"progress\":50.0", "\"current_bytes\":500");
      clock.advance(Duration.ofSeconds(5));
      assertThat(RawClient.get(server, "GET", "/v1/models").body())
          .as("it is there without anybody asking for the job")
          .contains("\"id\":\"ember\"");
      assertThat(RawClient.get(server, "GET", "/models/jobs/" + job).body())
          .contains("\"processed\":true", "\"message\":\"completed\"");
      String nope =
          RawClient.ask(server, "POST", "/models/apply", "{\"id\":\"nope\"}")
              .json()
              .path("uuid")
              .asText();
      assertThat(RawClient.get(server, "GET", "/models/jobs/" + nope).body())
          .contains("\"processed\":true", "\"error\":\"no model found with name");
    }
  }

  @Test
  void anLmStudioDownloadsByItself() throws Exception {
    try (FakeServer server = server(ServerKind.LM_STUDIO).start()) {
      String path = "/api/v1/models/download";
      String job = RawClient.ask(server, "POST", path, PULL).json().path("job_id").asText();
      clock.advance(Duration.ofSeconds(4));
      assertThat(RawClient.get(server, "GET", path + "/status/" + job).body())
          .contains("\"status\":\"downloading\"", "\"downloaded_bytes\":400");
      clock.advance(Duration.ofSeconds(6));
      assertThat(RawClient.get(server, "GET", path + "/status/" + job).body())
          .contains("\"status\":\"completed\"", "\"downloaded_bytes\":1000");
      assertThat(RawClient.ask(server, "POST", path, PULL).body()).contains("already_downloaded");
    }
  }

  private static List<Integer> completed(String text) {
    return text.lines()
        .filter(line -> line.contains("\"completed\":"))
        .map(line -> Json.read(line).path("completed").asInt())
        .toList();
  }

  private static List<String> tags(FakeServer server) throws IOException {
    return RawClient.get(server, "GET", "/api/tags").json().findValuesAsText("name");
  }
}
