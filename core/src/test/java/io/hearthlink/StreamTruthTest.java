package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.config.Timeouts;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.Answer;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.ContentFilteredException;
import io.hearthlink.error.ContextLengthException;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.OverloadedException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TruncatedException;
import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeServerBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream is an answer only if it ended honestly; whatever else ends it is the typed failure. */
@Tag("fast")
class StreamTruthTest {

  enum Wire {
    OLLAMA("ollama", WireFormat.OPENAI),
    OPENAI("custom", WireFormat.OPENAI),
    ANTHROPIC("custom", WireFormat.ANTHROPIC);

    final String backend;
    final WireFormat format;

    Wire(String backend, WireFormat format) {
      this.backend = backend;
      this.format = format;
    }

    FakeServerBuilder server() {
      return switch (this) {
        case OLLAMA -> FakeServer.ollama();
        case OPENAI -> FakeServer.openAi();
        case ANTHROPIC -> FakeServer.anthropic();
      };
    }

    Hearthlink hearth(String url) {
      Duration hang = Duration.ofSeconds(5);
      return Hearthlink.builder()
          .backend(backend)
          .endpoint(url)
          .model("m")
          .llm(
              llm ->
                  llm.requestFormat(format)
                      .timeouts(Timeouts.DEFAULT.withLoad(hang).withIdle(hang)))
          .build();
    }
  }

  record Case(
      String name,
      Wire wire,
      FakeReply reply,
      @Nullable Class<? extends LlmException> failure,
      @Nullable String shown) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> scripted() {
    FakeReply hello = FakeReply.pieces("Hel", "lo");
    return Stream.of(Wire.values())
        .flatMap(
            wire ->
                Stream.of(
                    fails(
                        "no end mark",
                        wire,
                        hello.withoutEndMarker(),
                        TruncatedException.class,
                        "Hello"),
                    fails(
                        "fin after two pieces",
                        wire,
                        hello.cutAfter(1, Ending.FIN),
                        TruncatedException.class,
                        null),
                    fails("reset in the middle", wire, hello.cutAfter(1, Ending.RESET), null, null),
                    fails(
                        "error after a piece",
                        wire,
                        hello.failingAfter(1, "Compute error."),
                        ServerException.class,
                        "Hel"),
                    fails(
                        "error before any piece",
                        wire,
                        hello.failingAfter(0, "Compute error."),
                        ServerException.class,
                        ""),
                    fails(
                        "malformed event",
                        wire,
                        hello.malformedAfter(1),
                        MalformedResponseException.class,
                        "Hel"),
                    fails("web page", wire, FakeReply.html(), MalformedResponseException.class, ""),
                    fails(
                        "bad chunk", wire, hello.badChunkAfter(1), TruncatedException.class, null),
                    fails(
                        "hang up before the head",
                        wire,
                        FakeReply.hangUp(Ending.FIN),
                        ConnectionException.class,
                        ""),
                    fails(
                        "reset before the head",
                        wire,
                        FakeReply.hangUp(Ending.RESET),
                        ConnectionException.class,
                        ""),
                    fails(
                        "no content",
                        wire,
                        FakeReply.status(204, ""),
                        TruncatedException.class,
                        ""),
                    fails(
                        "empty body",
                        wire,
                        FakeReply.status(200, ""),
                        TruncatedException.class,
                        ""),
                    fails(
                        "an empty object",
                        wire,
                        FakeReply.json("{}"),
                        MalformedResponseException.class,
                        ""),
                    fails("null", wire, FakeReply.json("null"), null, ""),
                    fails(
                        "a list", wire, FakeReply.json("[]"), MalformedResponseException.class, ""),
                    fails(
                        "redirect",
                        wire,
                        FakeReply.status(302, ""),
                        InvalidRequestException.class,
                        ""),
                    fails(
                        "error in a 200 body",
                        wire,
                        FakeReply.json("{\"error\":\"boom\"}"),
                        ServerException.class,
                        "")));
  }

  /** The vectors of streams that only a socket can show. */
  static Stream<Case> vectors() {
    return Stream.of(
        fails(
            "T6",
            Wire.OLLAMA,
            ndjson(
                "{\"message\":{\"role\":\"assistant\",\"content\":\"Hel\"},\"done\":false}",
                "{\"error\":\"model runner has unexpectedly stopped, this may be due to resource limitations\"}"),
            ServerException.class,
            "Hel"),
        fails(
            "T7",
            Wire.OLLAMA,
            ndjson("{\"message\":{\"role\":\"assistant\",\"content\":\"Hel\"},\"done\":false}"),
            TruncatedException.class,
            "Hel"),
        fails(
            "T9",
            Wire.OLLAMA,
            ndjson(
                "{\"error\":\"llama-server chat error: map[code:500 message:Compute error. type:server_error]\"}"),
            ServerException.class,
            ""),
        fails(
            "T13",
            Wire.OPENAI,
            sse(
                "event: error\ndata: {\"error\":{\"message\":\"Compute error.\"},\"message\":\"Compute error.\"}\n\n"),
            ServerException.class,
            ""),
        fails(
            "T20",
            Wire.OPENAI,
            sse(
                "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n",
                "data: {\"error\":{\"code\":500,\"message\":\"x\",\"type\":\"server_error\"}}\n\n"),
            ServerException.class,
            "a"),
        fails("T23", Wire.OPENAI, sse("data: [DONE]\n\n"), TruncatedException.class, ""),
        fails(
            "T24",
            Wire.ANTHROPIC,
            sse(
                "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"1\",\"model\":\"m\",\"usage\":{\"input_tokens\":1,\"output_tokens\":0}}}\n\n",
                "event: ping\ndata: {\"type\":\"ping\"}\n\n",
                "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n"),
            OverloadedException.class,
            ""),
        fails(
            "T27",
            Wire.ANTHROPIC,
            sse(
                "event: error\ndata: {\"code\":500,\"message\":\"x\",\"type\":\"server_error\"}\n\n"),
            ServerException.class,
            ""),
        fails(
            "T29",
            Wire.OPENAI,
            sse(
                "data: {\"model\":\"\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n"),
            TruncatedException.class,
            ""),
        fails(
            "T36",
            Wire.OLLAMA,
            ndjson(
                "{\"message\":{\"role\":\"assistant\",\"content\":\"In a\"},\"done\":false}",
                "{\"error\":\"an error was encountered while running the model: error: task id = 154, error: request (9022 tokens) exceeds the available context size (2048 tokens), try increasing it\"}"),
            ServerException.class,
            "In a"),
        fails(
            "T48",
            Wire.OPENAI,
            sse(
                "data: {\"choices\":[{\"delta\":{\"content\":\"request (2722 tokens) exceeds the available context size (1024 tokens), try increasing it\"}}]}\n\n",
                "data: {\"error\":{\"code\":\"server_error\",\"message\":\"request (2722 tokens) exceeds the available context size (1024 tokens), try increasing it\",\"type\":\"server_error\"}}\n\n",
                "data: [DONE]\n\n"),
            ContextLengthException.class,
            ""),
        fails(
            "T49",
            Wire.OLLAMA,
            ndjson(
                "{\"message\":{\"role\":\"assistant\",\"content\":\"x\"},\"done\":true,\"done_reason\":\"error\"}"),
            ServerException.class,
            null));
  }

  @ParameterizedTest
  @MethodSource({"scripted", "vectors"})
  void fails(Case fault) {
    try (FakeServer server = fault.wire().server().model("m").answer(fault.reply()).start();
        Hearthlink hearth = fault.wire().hearth(server.url())) {
      StringBuilder heard = new StringBuilder();
      LlmException failure =
          catchThrowableOfType(
              LlmException.class, () -> hearth.client().stream("Hi", heard::append).await());
      assertThat(failure).as("%s: heard %s", fault, heard).isNotNull();
      if (fault.failure() != null) {
        assertThat(failure).as("%s", fault).isExactlyInstanceOf(fault.failure());
      } else {
        assertThat(failure)
            .isInstanceOfAny(TruncatedException.class, MalformedResponseException.class);
      }
      if (fault.shown() != null) {
        assertThat(failure.partialText()).isEqualTo(fault.shown());
      }
      assertThat(failure.endpoint()).isEqualTo(server.url());
      assertThat(failure.model()).isEqualTo("m");
      assertThat(failure.retryable() && !heard.isEmpty()).as("retried after text").isFalse();
    }
  }

  /** Vector T8 among others: a whole body that says that it is not done. */
  @ParameterizedTest
  @EnumSource(Wire.class)
  void blockingFormTellsTheSame(Wire wire) {
    CallOptions whole = CallOptions.DEFAULT.withTotal(Duration.ofSeconds(5));
    try (FakeServer server =
            wire.server()
                .model("m")
                .answerInTurn(
                    FakeReply.text("Hello there").withUsage(7, 2),
                    FakeReply.text("Hello").withoutEndMarker(),
                    FakeReply.json("{}"),
                    FakeReply.html(),
                    FakeReply.error(500, "boom"))
                .start();
        Hearthlink hearth = wire.hearth(server.url())) {
      LlmClient client = hearth.client();
      Answer answer = client.generate("Hi", whole);
      assertThat(answer.text()).isEqualTo("Hello there");
      assertThat(answer.report().usage().outputTokenCount()).isEqualTo(2);
      assertThat(server.lastChat().stream()).isFalse();
      assertFails(client, whole, TruncatedException.class);
      assertFails(client, whole, MalformedResponseException.class);
      assertFails(client, whole, MalformedResponseException.class);
      assertFails(client, whole, ServerException.class);
    }
  }

  private static void assertFails(
      LlmClient client, CallOptions options, Class<? extends LlmException> type) {
    assertThat(catchThrowableOfType(LlmException.class, () -> client.generate("Hi", options)))
        .isExactlyInstanceOf(type);
  }

  @Test
  void refusalIsFilteredContent() {
    try (FakeServer server =
            FakeServer.anthropic()
                .answer(
                    FakeReply.json(
                        "{\"type\":\"message\",\"stop_reason\":\"refusal\",\"content\":[]}"))
                .start();
        Hearthlink hearth = Wire.ANTHROPIC.hearth(server.url())) {
      assertFails(
          hearth.client(),
          CallOptions.DEFAULT.withTotal(Duration.ofSeconds(5)),
          ContentFilteredException.class);
    }
  }

  @Tag("large")
  @Test
  void anEventOfManyLinesHasALimitToo() {
    String lines = ("data: " + "x".repeat(90) + "\n").repeat(200_000);
    try (FakeServer server = FakeServer.openAi().answer(sse(lines)).start();
        Hearthlink hearth = Wire.OPENAI.hearth(server.url())) {
      CompletableFuture<Answer> answer = hearth.client().stream("Hi", text -> {}).answer();
      assertThat(answer)
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableThat()
          .withCauseExactlyInstanceOf(MalformedResponseException.class)
          .withMessageContaining("one event is larger than 16 MB");
    }
  }

  @Test
  void theLogOfTheExchangeHasTheBodyOfAnError() {
    List<String> lines = new CopyOnWriteArrayList<>();
    try (FakeServer server = FakeServer.ollama().answer(FakeReply.error(500, "boom")).start();
        Hearthlink hearth =
            Hearthlink.builder()
                .backend("ollama")
                .endpoint(server.url())
                .model("m")
                .wireLog(lines::add)
                .build()) {
      assertThat(hearth.client().stream("Hi", text -> {}).answer())
          .failsWithin(Duration.ofSeconds(10));
      assertThat(lines).contains("< HTTP 500", "< {\"error\":\"boom\"}");
    }
  }

  private static Case fails(
      String name,
      Wire wire,
      FakeReply reply,
      @Nullable Class<? extends LlmException> failure,
      @Nullable String shown) {
    return new Case(wire + " " + name, wire, reply, failure, shown);
  }

  static FakeReply ndjson(String... lines) {
    return FakeReply.stream(
        "application/x-ndjson", Stream.of(lines).map(line -> line + "\n").toArray(String[]::new));
  }

  static FakeReply sse(String... frames) {
    return FakeReply.stream("text/event-stream", frames);
  }
}
