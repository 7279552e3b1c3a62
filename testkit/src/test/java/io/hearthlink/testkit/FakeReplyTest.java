package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FakeReplyTest {

  /** Name, reply, how it ends, what the body has and what it lacks. */
  static Stream<Arguments> faults() {
    FakeReply abc = FakeReply.pieces("aaa", "bbb", "ccc");
    return Stream.of(
        fault("silence", FakeReply.silence(), "STALL", "", "HTTP"),
        fault("hang up", FakeReply.hangUp(Ending.FIN), "FIN", "", "HTTP"),
        fault("reset", FakeReply.hangUp(Ending.RESET), "RESET", "", "HTTP"),
        fault("head, then silence", abc.stallingAfter(0), "STALL", "\r\n\r\n", "aaa"),
        fault("stall", abc.stallingAfter(2), "STALL", "bbb", "ccc"),
        fault("cut after a piece", abc.cutAfter(1, Ending.FIN), "FIN", "aaa", "bbb"),
        fault("reset after a piece", abc.cutAfter(1, Ending.RESET), "RESET", "", "bbb"),
        fault("cut in the head", abc.cutAt(9, Ending.FIN), "FIN", "HTTP/1.1 ", "200"),
        fault("bad chunk", abc.badChunkAfter(1), "FIN", "not-a-size", "bbb"),
        fault("no end marker", abc.withoutEndMarker(), "FIN", "ccc", "\"done\":true"),
        fault(
            "error in the stream",
            abc.failingAfter(1, "ouch"),
            "FIN",
            "{\"error\":\"ouch\"}",
            "bbb"),
        fault("malformed", abc.malformedAfter(1), "FIN", "{\"role\":\n\r\n", "never"),
        fault("malformed, then more", abc.malformedAfter(1), "FIN", "\"done\":true", "never"),
        fault("too long", abc.withLengthOffBy(5), "FIN", "Content-Length: ", "chunked"),
        fault(
            "cold load",
            abc.afterLoading(Duration.ofMillis(5)),
            "FIN",
            "_duration\":8337453,",
            "5}"),
        fault("pacing", abc.pacing(Duration.ofNanos(1)), "FIN", "\"done\":true", "never"),
        fault("late reset", abc.closing(Ending.RESET), "RESET", "", "never"),
        fault("HTML", FakeReply.html(), "FIN", "text/html", "application/json"),
        fault("no HTTP", FakeReply.raw("SSH-2.0-x\r\n"), "STALL", "SSH-2.0-x", "HTTP"),
        fault("no HTTP, then the end", FakeReply.raw("x\r\n", Ending.FIN), "FIN", "x", "HTTP"),
        fault("HTTP/1.0", abc.untilClose(), "FIN", "\"done\":true", "Transfer-Encoding"),
        fault("in slices", abc.inSlicesOf(2), "FIN", "\r\n2\r\n{\"\r\n2\r\nmo\r\n", "model"),
        fault("busy", FakeReply.error(503, "busy"), "FIN", "HTTP/1.1 503", "Retry-After"),
        fault(
            "busy for a while",
            FakeReply.error(503, "busy").withHeader("Retry-After", "7"),
            "FIN",
            "Retry-After: 7\r\n",
            "200"),
        fault(
            "reasoning in the text",
            abc.withThinkBlock("Let me"),
            "FIN",
            "\"content\":\"<think>\"",
            "thinking"),
        fault(
            "orphan end of reasoning",
            abc.withOrphanThink("Let me"),
            "FIN",
            "\"content\":\"\\n</think>\\n\\n\"",
            "<think>"),
        fault(
            "tool call as text",
            FakeReply.toolCallAsText("f", "{\"a\": 1}"),
            "FIN",
            "\"content\":\"<tool_call>\"",
            "tool_calls"),
        fault("dripping", abc.dripping(Duration.ofNanos(1)), "FIN", "\"done\":true", "never"),
        fault("split", abc.splitAt(90, Duration.ofNanos(1)), "FIN", "\"done\":true", "never"),
        fault(
            "own stream",
            FakeReply.stream("text/x", "1", "22"),
            "FIN",
            "1\r\n1\r\n2\r\n22\r\n0",
            "{"),
        fault("own status", FakeReply.status(418, "tea"), "FIN", "HTTP/1.1 418 ", "200"));
  }

  private static Arguments fault(
      String name, FakeReply reply, String ended, String has, String lacks) {
    return Arguments.of(Named.of(name, reply), ended, has, lacks);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void goesWrongAsItIsTold(FakeReply reply, String ended, String has, String lacks)
      throws Exception {
    try (FakeServer server = FakeServer.ollama().answer(reply).start()) {
      RawClient.Reply got =
          ended.equals("STALL")
              ? RawClient.chatUntil(server, Wire.OLLAMA, has)
              : RawClient.chat(server, Wire.OLLAMA, true);
      assertThat(got.ended()).isEqualTo(ended);
      assertThat(got.text()).contains(has).doesNotContain(lacks);
    }
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void countsThePiecesOfAnAnswerAlikeOnAllWires(Wire wire) throws Exception {
    FakeReply abc = FakeReply.pieces("aaa", "bbb", "ccc");
    FakeReply[] replies = {
      abc.cutAfter(2, Ending.FIN),
      abc.failingAfter(2, "ouch"),
      abc.withReasoning("r").cutAfter(3, Ending.FIN)
    };
    try (FakeServer server = FakeServer.of(kind(wire)).answerInTurn(replies).start()) {
      for (int i = 0; i < replies.length; i++) {
        RawClient.Reply got = RawClient.chat(server, wire, true);
        assertThat(got.text()).contains("aaa", "bbb").doesNotContain("ccc");
        assertThat(got.text().contains("ouch")).isEqualTo(i == 1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void cutsAtEveryByte(Wire wire) throws Exception {
    FakeReply whole = FakeReply.text("Hi");
    FakeClock clock = FakeClock.create();
    String all;
    try (FakeServer server = FakeServer.of(kind(wire)).clock(clock).answer(whole).start()) {
      all = RawClient.chat(server, wire, false).text();
    }
    for (int cut = 0; cut <= all.length(); cut += 7) {
      FakeReply reply = whole.cutAt(cut, Ending.FIN);
      try (FakeServer server = FakeServer.of(kind(wire)).clock(clock).answer(reply).start()) {
        assertThat(RawClient.chat(server, wire, false).text()).isEqualTo(all.substring(0, cut));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void spoilsWholeAnswersToo(Wire wire) throws Exception {
    FakeReply abc = FakeReply.pieces("aaa", "bbb");
    try (FakeServer server =
        FakeServer.ollama()
            .answerInTurn(
                abc.failingAfter(1, "ouch"), abc.malformedAfter(0), abc.withoutEndMarker())
            .start()) {
      assertThat(RawClient.chat(server, wire, false).head()).contains(" 500 ");
      assertThat(Json.read(RawClient.chat(server, wire, false).body()).isMissingNode()).isTrue();
      assertThat(Heard.from(server, wire, false).finish()).isEmpty();
    }
  }

  /** The server whose own wire it is: the others lose errors in a stream. */
  private static ServerKind kind(Wire wire) {
    return ServerKind.valueOf(wire.name());
  }

  @Test
  void goesOnWhenTheTestOpensTheGate() throws Exception {
    CompletableFuture<String> gate = new CompletableFuture<>();
    FakeReply reply = FakeReply.pieces("aaa", "bbb").pausingAfter(1, gate);
    try (FakeServer server = FakeServer.ollama().answer(reply).start();
        RawClient client = new RawClient(server)) {
      client.send(RawClient.request("POST", "/api/chat", RawClient.chatBody(true)));
      client.readUntil("aaa");
      ReceivedRequest request = server.awaitRequest(1);
      assertThat(request.finished()).isNotDone();
      gate.complete("open");
      assertThat(client.readAll().text()).contains("bbb", "\"done\":true");
      assertThat(request.finished()).isDone();
    }
  }

  @Test
  void makesAHugeBodyWhileItSendsIt() throws Exception {
    FakeReply reply = FakeReply.oversize("application/json", 8 << 20);
    try (FakeServer server = FakeServer.ollama().answer(reply).start()) {
      assertThat(RawClient.chat(server, Wire.OLLAMA, false).body().length()).isGreaterThan(8 << 20);
    }
  }

  @Test
  void paysAttentionToTheOrderOfFaults() throws Exception {
    FakeReply reply = FakeReply.pieces("aaa", "bbb").stallingAfter(1).closing(Ending.FIN);
    try (FakeServer server = FakeServer.ollama().answer(reply).start()) {
      assertThat(RawClient.chatUntil(server, Wire.OLLAMA, "aaa").ended()).isEqualTo("STALL");
    }
  }
}
