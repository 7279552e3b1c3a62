package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server has, what it has loaded, and what becomes of both. */
class ModelStateTest {

  private final FakeClock clock = FakeClock.create();

  @ParameterizedTest
  @CsvSource({
    "'', PT5M",
    "'\"keep_alive\":60,', PT1M",
    "'\"keep_alive\":\"1h30m\",', PT1H30M",
    "'\"keep_alive\":\"90s\",', PT1M30S",
  })
  void keepsAModelAsLongAsTheLastChatAskedFor(String keepAlive, Duration kept) throws Exception {
    try (FakeServer server =
        FakeServer.ollama().model("ember").answer("Hello").clock(clock).start()) {
      chat(server, "ember", keepAlive);
      assertThat(RawClient.get(server, "GET", "/api/ps").json().at("/models/0/expires_at").asText())
          .isEqualTo(clock.instant().plus(kept).toString());
      clock.advance(kept.minusSeconds(1));
      assertThat(running(server)).isEqualTo("ember");
      clock.advance(Duration.ofSeconds(1));
      assertThat(running(server)).isEmpty();
    }
  }

  @Test
  void keepsAModelForEverOrNotAtAll() throws Exception {
    try (FakeServer server =
        FakeServer.ollama().model("ember").answer("Hello").clock(clock).start()) {
      chat(server, "ember", "\"keep_alive\":-1,");
      clock.advance(Duration.ofDays(36_500));
      assertThat(running(server)).isEqualTo("ember");
      chat(server, "ember", "\"keep_alive\":0,");
      assertThat(running(server)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"/api/chat, '\"messages\":[],'", "/api/generate, ''"})
  void loadsAndUnloadsWithoutAPrompt(String path, String messages) throws Exception {
    try (FakeServer server = FakeServer.ollama().model("ember").clock(clock).start()) {
      String body = "{\"model\":\"ember\"," + messages;
      assertThat(RawClient.ask(server, "POST", path, body + "\"keep_alive\":\"1m\"}").body())
          .contains("\"done_reason\":\"load\"");
      assertThat(running(server)).isEqualTo("ember");
      assertThat(RawClient.ask(server, "POST", path, body + "\"keep_alive\":0}").body())
          .contains("\"done_reason\":\"unload\"");
      assertThat(running(server)).isEmpty();
    }
  }

  @Test
  void reloadsForAnotherContextLength() throws Exception {
    Duration load = Duration.ofMillis(50);
    try (FakeServer server =
        FakeServer.ollama().model("ember").loadTime(load).answer("Hello").start()) {
      assertThat(loadMillis(chat(server, "ember", ""))).isGreaterThanOrEqualTo(50);
      assertThat(loadMillis(chat(server, "ember", ""))).isLessThan(50);
      assertThat(loadMillis(chat(server, "ember", "\"options\":{\"num_ctx\":8192},")))
          .isGreaterThanOrEqualTo(50);
      assertThat(
              RawClient.get(server, "GET", "/api/ps").json().at("/models/0/context_length").asInt())
          .isEqualTo(8192);
    }
  }

  @Test
  void putsOutWhatWasNotUsedForLongest() throws Exception {
    try (FakeServer server =
        FakeServer.ollama()
            .model("one")
            .model("two")
            .model("three")
            .mostLoaded(2)
            .answer("Hello")
            .start()) {
      for (String model : new String[] {"one", "two", "one", "three"}) {
        chat(server, model, "");
      }
      assertThat(running(server)).isEqualTo("three one");
    }
  }

  @Test
  void whoComesWhileAModelLoadsWaitsForTheRest() throws Exception {
    try (FakeServer server =
            FakeServer.ollama()
                .model("ember")
                .loadTime(Duration.ofMinutes(1))
                .answer("Hello")
                .clock(clock)
                .start();
        RawClient first = new RawClient(server);
        RawClient second = new RawClient(server)) {
      first.send(RawClient.request("POST", "/api/chat", RawClient.chatBody(true)));
      clock.awaitWaiting(1);
      clock.advance(Duration.ofSeconds(40));
      second.send(RawClient.request("POST", "/api/chat", RawClient.chatBody(true)));
      clock.awaitWaiting(2);
      clock.advance(Duration.ofSeconds(20));
      assertThat(first.readAll().body()).contains("\"load_duration\":600");
      assertThat(second.readAll().body()).contains("\"load_duration\":200");
    }
  }

  @Test
  void makesModelsOfFilesAndOfOthers() throws Exception {
    String file = "GGUF and so on";
    String digest = Blobs.digest(file.getBytes(StandardCharsets.UTF_8));
    String other = digest.replace(digest.charAt(10), digest.charAt(10) == '0' ? '1' : '0');
    try (FakeServer server = FakeServer.ollama().answer("Hello").start()) {
      assertThat(RawClient.get(server, "HEAD", "/api/blobs/" + digest).status()).isEqualTo(404);
      RawClient.Reply wrong = RawClient.ask(server, "POST", "/api/blobs/" + other, file);
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.body())
          .isEqualTo(
              "{\"error\":\"digest mismatch, expected \\\""
                  + other
                  + "\\\", got \\\""
                  + digest
                  + "\\\"\"}");
      // the bytes are kept under their true digest
      assertThat(RawClient.get(server, "HEAD", "/api/blobs/" + digest).status()).isEqualTo(200);
      assertThat(RawClient.ask(server, "POST", "/api/blobs/" + digest, file).status())
          .isEqualTo(200);
      String files = "{\"model\":\"mine\",\"files\":{\"m.gguf\":\"" + digest + "\"}}";
      assertThat(RawClient.ask(server, "POST", "/api/create", files).body()).contains("success");
      String from = "{\"model\":\"ours\",\"from\":\"mine\",\"parameters\":{\"num_ctx\":1024}}";
      assertThat(RawClient.ask(server, "POST", "/api/create", from).body()).contains("success");
      RawClient.ask(server, "POST", "/api/copy", "{\"source\":\"ours\",\"destination\":\"b:2\"}");
      RawClient.ask(server, "DELETE", "/api/delete", "{\"model\":\"ours\"}");
      assertThat(RawClient.get(server, "GET", "/api/tags").json().findValuesAsText("name"))
          .containsExactly("mine:latest", "b:2");
      assertThat(
              RawClient.get(server, "GET", "/api/tags").json().findValuesAsText("context_length"))
          .containsExactly("4096", "1024");
    }
  }

  @Test
  void whatWasDeletedIsGone() throws Exception {
    try (FakeServer server = FakeServer.ollama().model("ember").answer("Hello").start()) {
      chat(server, "ember", "");
      RawClient.ask(server, "DELETE", "/api/delete", "{\"model\":\"ember\"}");
      assertThat(running(server)).isEmpty();
      assertThat(chat(server, "ember", "").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ServerKind.class,
      names = {"LM_STUDIO", "LOCALAI", "LLAMA_ROUTER"})
  void loadsAndUnloadsOnRequest(ServerKind kind) throws Exception {
    String load =
        switch (kind) {
          case LM_STUDIO -> "/api/v1/models/load";
          case LOCALAI -> "/backend/load";
          default -> "/models/load";
        };
    String unload =
        switch (kind) {
          case LM_STUDIO -> "/api/v1/models/unload";
          case LOCALAI -> "/backend/shutdown";
          default -> "/models/unload";
        };
    try (FakeServer server = FakeServer.of(kind).model("ember").start()) {
      assertThat(loaded(server, kind)).isFalse();
      String body = "{\"model\":\"ember\",\"instance_id\":\"ember\"}";
      assertThat(RawClient.ask(server, "POST", load, body).status()).isEqualTo(200);
      assertThat(loaded(server, kind)).isTrue();
      assertThat(RawClient.ask(server, "POST", unload, body).status()).isEqualTo(200);
      assertThat(loaded(server, kind)).isFalse();
      String nope = "{\"model\":\"nope\",\"instance_id\":\"nope\"}";
      assertThat(RawClient.ask(server, "POST", load, nope).status()).isGreaterThanOrEqualTo(400);
    }
  }

  @Test
  void aRouterTellsThatAModelLoads() throws Exception {
    try (FakeServer server =
        FakeServer.llamaRouter()
            .model("ember")
            .loadTime(Duration.ofSeconds(9))
            .clock(clock)
            .start()) {
      assertThat(status(server)).isEqualTo("unloaded");
      RawClient.ask(server, "POST", "/models/load", "{\"model\":\"ember\"}");
      assertThat(status(server)).isEqualTo("loading");
      assertThat(RawClient.ask(server, "POST", "/models/load", "{\"model\":\"ember\"}").body())
          .contains("model is already running");
      clock.advance(Duration.ofSeconds(9));
      assertThat(status(server)).isEqualTo("loaded");
    }
  }

  @Test
  void anLmStudioLoadsForTheContextLengthThatIsAsked() throws Exception {
    try (FakeServer server = FakeServer.lmStudio().model("ember").answer("Hello").start()) {
      RawClient.ask(
          server, "POST", "/api/v1/models/load", "{\"model\":\"ember\",\"context_length\":9000}");
      RawClient.chat(server, Wire.OPENAI, false);
      assertThat(RawClient.get(server, "GET", "/api/v0/models").body())
          .contains("\"loaded_context_length\":9000");
    }
  }

  private static boolean loaded(FakeServer server, ServerKind kind) throws IOException {
    String path =
        switch (kind) {
          case LM_STUDIO -> "/api/v1/models";
          case LOCALAI -> "/system";
          default -> "/models";
        };
    String mark =
        switch (kind) {
          case LM_STUDIO -> "\"config\"";
          case LOCALAI -> "\"id\":\"ember\"";
          default -> "\"value\":\"loaded\"";
        };
    return RawClient.get(server, "GET", path).body().contains(mark);
  }

  private static String status(FakeServer server) throws IOException {
    return RawClient.get(server, "GET", "/models").json().at("/data/0/status/value").asText();
  }

  private static RawClient.Reply chat(FakeServer server, String model, String more)
      throws IOException {
    String body =
        "{\"model\":\""
            + model
            + "\","
            + more
            + "\"stream\":false,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    return RawClient.ask(server, "POST", "/api/chat", body);
  }

  private static String running(FakeServer server) throws IOException {
    return String.join(
        " ", RawClient.get(server, "GET", "/api/ps").json().findValuesAsText("name"));
  }

  private static long loadMillis(RawClient.Reply reply) {
    return reply.json().path("load_duration").asLong() / 1_000_000;
  }
}
