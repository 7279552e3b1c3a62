package io.hearthlink.verification.matrix;

import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The replies of the matrix that go wrong, or look as if they did. */
final class Replies {

  static final Duration RETRY_AFTER = Duration.ofSeconds(3);

  /** An idle timeout that no pause of a valid reply reaches, but all of them together exceed. */
  static final Duration LONGER_THAN_A_PAUSE = Duration.ofMillis(2600);

  /** Below what one event may have, which in a small heap is a sixteenth of it. */
  static final int BIG = (int) Math.min(10 * 1024 * 1024, Runtime.getRuntime().maxMemory() / 32);

  private static final int BATCH = 500;

  /** In a small heap fewer: a reply may have an eighth of it. */
  static final int MANY =
      BATCH * (int) Math.min(200, Runtime.getRuntime().maxMemory() / (BATCH * 2048));

  private static final Duration PAUSE = Duration.ofMillis(560);
  private static final Duration MOMENT = Duration.ofMillis(10);
  private static final String HTML = "<!DOCTYPE html><html><body>It works!</body></html>";

  private Replies() {}

  // B: the head

  static FakeReply silence(Asked asked) {
    return FakeReply.silence();
  }

  static FakeReply halfStatusLine(Asked asked) {
    return asked.raw("HTTP/1.1 20", new byte[0]);
  }

  static FakeReply garbage(Asked asked) {
    return asked.raw("%%% what is this\r\n\r\n", new byte[0]);
  }

  static FakeReply longHeader(Asked asked) {
    return asked.answer().withHeader("X-Long", "x".repeat(64 * 1024));
  }

  static FakeReply manyHeaders(Asked asked) {
    StringBuilder lines = new StringBuilder("HTTP/1.1 200 OK\r\n");
    for (int i = 0; i < 10_000; i++) {
      lines.append("X-Number-").append(i).append(": value\r\n");
    }
    return asked.rawAnswer(lines.toString());
  }

  static FakeReply twoLengths(Asked asked) {
    return asked.rawAnswer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n");
  }

  static FakeReply badChunkSize(Asked asked) {
    return asked.chunked(asked.pieces()).badChunkAfter(0);
  }

  static FakeReply http10(Asked asked) {
    String head = "HTTP/1.0 200 OK\r\nContent-Type: " + asked.type() + "\r\n\r\n";
    return asked.raw(head, utf8(asked.body()));
  }

  static FakeReply hangUp(Asked asked) {
    return FakeReply.hangUp(Ending.FIN);
  }

  /** So late that the server may have worked on it. */
  static FakeReply hangUpLate(Asked asked) {
    return FakeReply.hangUp(Ending.FIN).afterLoading(Duration.ofMillis(1_200));
  }

  // C: the body on its way

  static FakeReply silenceAfterHead(Asked asked) {
    return asked.answer().stallingAfter(0);
  }

  static FakeReply slowBytes(Asked asked) {
    // so much in front that nobody sees the end
    String body = " ".repeat(1000) + asked.body();
    List<String> letters = body.chars().mapToObj(Character::toString).toList();
    return asked.reply(letters).pacing(Duration.ofMillis(50));
  }

  static FakeReply lengthTooLong(Asked asked) {
    return asked.answer().withLengthOffBy(10).closing(Ending.FIN);
  }

  static FakeReply lengthTooShort(Asked asked) {
    int kept = utf8(String.join("", asked.beforeMark())).length;
    return asked.answer().withLengthOffBy(kept + 5 - utf8(asked.body()).length);
  }

  static FakeReply resetInBody(Asked asked) {
    return asked.answer().cutAfter(2, Ending.RESET);
  }

  static FakeReply noLastChunk(Asked asked) {
    List<String> pieces = asked.pieces();
    return asked.chunked(pieces).cutAfter(pieces.size(), Ending.FIN);
  }

  static FakeReply pauses(Asked asked) {
    return asked.answer().pacing(PAUSE);
  }

  static FakeReply slowClose(Asked asked) {
    List<String> pieces = asked.pieces();
    return asked
        .chunked(pieces)
        .withHeader("Connection", "close")
        .pausingAfter(pieces.size(), aPauseFromNow());
  }

  // D: what the body says

  static Function<Asked, FakeReply> json(String body) {
    return asked -> FakeReply.json(body).withHeader("Content-Type", "application/json");
  }

  static FakeReply malformed(Asked asked) {
    return FakeReply.json("{\"message\":{\"content\": oops }}");
  }

  static FakeReply cutJson(Asked asked) {
    List<String> kept = new ArrayList<>(asked.beforeMark());
    String last = kept.remove(kept.size() - 1);
    kept.add(last.substring(0, last.length() / 2));
    return asked.reply(kept);
  }

  static FakeReply empty(Asked asked) {
    return FakeReply.status(200, "");
  }

  static FakeReply webPage(Asked asked) {
    return FakeReply.status(200, HTML);
  }

  static FakeReply longWebPage(Asked asked) {
    return FakeReply.stream("Text/HTML", HTML, HTML).stallingAfter(1);
  }

  static FakeReply plainText(Asked asked) {
    return asked.answer().withHeader("Content-Type", "text/plain; charset=utf-8");
  }

  static FakeReply gzip(Asked asked) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(utf8(asked.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return asked.raw(head(asked, bytes.size(), "Content-Encoding: gzip\r\n"), bytes.toByteArray());
  }

  static FakeReply invalidUtf8(Asked asked) {
    byte[] body = utf8(asked.body().replace("ê", "\u0001"));
    for (int i = 0; i < body.length; i++) {
      body[i] = body[i] == 1 ? (byte) 0xEA : body[i];
    }
    return asked.raw(head(asked, body.length, ""), body);
  }

  static FakeReply byteOrderMark(Asked asked) {
    List<String> pieces = new ArrayList<>(asked.pieces());
    pieces.set(0, "\uFEFF" + pieces.get(0));
    return asked.reply(pieces);
  }

  static FakeReply nested(Asked asked) {
    int depth = 10_000;
    return FakeReply.json("{\"message\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
  }

  static FakeReply gigabyte(Asked asked) {
    return FakeReply.oversize(asked.type(), 1L << 30);
  }

  static FakeReply nulBytes(Asked asked) {
    return FakeReply.json("{\"message\":\0\0\0\0}");
  }

  static FakeReply duplicateKeys(Asked asked) {
    return asked.reply(
        Collections.singletonList(
            asked.body().replace("\"model\":\"m\"", "\"model\":\"m\",\"model\":\"m\"")));
  }

  /** The answer with another reason for its end. */
  static Function<Asked, FakeReply> ending(Function<Form, String> reason) {
    return asked -> {
      Form form = asked.form();
      return asked.reply(List.of(asked.body().replace(form.reason(), reason.apply(form))));
    };
  }

  static FakeReply noText(Asked asked) {
    String text = asked.streamed() ? Form.WORDS.get(1) : Form.TEXT;
    return asked.reply(List.of(asked.body().replace("\"" + text + "\"", "{}")));
  }

  // E: streams

  static FakeReply noMark(Asked asked) {
    return asked.reply(asked.beforeMark());
  }

  static FakeReply cutEvent(Asked asked) {
    return cutJson(asked);
  }

  /** Such an event still has all that tells its kind. */
  static FakeReply lastBraceCut(Asked asked) {
    List<String> pieces = new ArrayList<>(asked.beforeMark());
    String last = pieces.remove(pieces.size() - 1).stripTrailing();
    pieces.add(last.substring(0, last.length() - 1));
    return asked.reply(pieces);
  }

  static FakeReply brokenEvent(Asked asked) {
    return before(asked, asked.form().broken());
  }

  static FakeReply errorThenMore(Asked asked) {
    return before(asked, asked.form().error("boom"));
  }

  static FakeReply errorThenEof(Asked asked) {
    return asked.reply(Asked.and(asked.beforeMark(), asked.form().error("boom")));
  }

  static FakeReply silenceInMiddle(Asked asked) {
    return asked.answer().stallingAfter(asked.beforeMark().size() - 1);
  }

  static FakeReply wordsAfterEnd(Asked asked) {
    String more = asked.form().word("and more");
    List<String> pieces = new ArrayList<>(Asked.and(asked.pieces(), more));
    pieces.add(asked.beforeMark().size() + asked.form().endingToMark().size(), more);
    return asked.reply(pieces);
  }

  static FakeReply endTwice(Asked asked) {
    List<String> ending = asked.form().ending();
    return asked.reply(Asked.and(asked.pieces(), ending.toArray(String[]::new)));
  }

  static FakeReply cutBehindEnd(Asked asked) {
    List<String> pieces = new ArrayList<>(asked.beforeMark());
    pieces.addAll(asked.form().endingToMark());
    String next = asked.pieces().size() > pieces.size() ? asked.pieces().get(pieces.size()) : "{}";
    pieces.add(next.substring(0, next.length() / 2));
    return asked.reply(pieces);
  }

  static FakeReply silenceBehindEnd(Asked asked) {
    return asked.answer().stallingAfter(toMark(asked));
  }

  static FakeReply closedBehindEnd(Asked asked) {
    return asked.answer().cutAfter(toMark(asked), Ending.FIN);
  }

  /** It takes 20 s to send. */
  static FakeReply floodBehindEnd(Asked asked) {
    List<String> pieces = new ArrayList<>(asked.pieces());
    pieces.addAll(toMark(asked), Collections.nCopies(2_000, " "));
    return asked.reply(pieces).pacing(MOMENT);
  }

  static FakeReply carriageReturns(Asked asked) {
    return asked.reply(asked.pieces().stream().map(piece -> piece.replace("\n", "\r\n")).toList());
  }

  static FakeReply severalLines(Asked asked) {
    return asked.reply(
        asked.pieces().stream().map(piece -> piece.replace(",\"", ",\ndata: \"")).toList());
  }

  static FakeReply errorInLines(Asked asked) {
    return asked.reply(List.of("{\n  \"error\": {\n    \"message\": \"boom\"\n  }\n}\n"));
  }

  static FakeReply namedError(Asked asked) {
    return before(asked, "event: error\ndata: {\"message\":\"boom\"}\n\n");
  }

  static FakeReply namesAlone(Asked asked) {
    // all of Anthropic's events have names of their own, but for what others end with
    String name = "event: error\n\n" + (asked.form() == Form.ANTHROPIC ? "data: [DONE]\n\n" : "");
    return asked.reply(asked.pieces().stream().flatMap(p -> Stream.of(name, p)).toList());
  }

  static FakeReply wrongName(Asked asked) {
    return asked.reply(
        List.of(asked.body().replaceFirst("event: content_block_delta", "event: ping")));
  }

  /** All but the events of this name. */
  static Function<Asked, FakeReply> without(String name) {
    return asked ->
        asked.reply(
            asked.pieces().stream().filter(p -> !p.startsWith("event: " + name + "\n")).toList());
  }

  static FakeReply bodyForStream(Asked asked) {
    return json(asked.form().whole(asked.text().replace("\"", "\\\""))).apply(asked);
  }

  static FakeReply bodyWithoutText(Asked asked) {
    return json(asked.form().whole("").replace("\"\"", "[{\"type\":\"text\",\"text\":\"zwei\"}]"))
        .apply(asked);
  }

  static FakeReply lastLineOpen(Asked asked) {
    List<String> pieces = new ArrayList<>(asked.pieces().subList(0, toMark(asked)));
    pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1).stripTrailing());
    return asked.reply(pieces);
  }

  /** How many pieces of the answer there are up to the honest mark. */
  private static int toMark(Asked asked) {
    return asked.beforeMark().size() + asked.form().endingToMark().size();
  }

  static FakeReply splitCharacters(Asked asked) {
    StringBuilder body = new StringBuilder();
    for (byte b : utf8(asked.body())) {
      body.append("1\r\n").append((char) (b & 0xFF)).append("\r\n");
    }
    String head =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: "
            + asked.type()
            + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    byte[] chunks = body.append("0\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    return asked.raw(head, chunks);
  }

  static FakeReply comments(Asked asked) {
    List<String> pieces = new ArrayList<>();
    for (String piece : asked.pieces()) {
      pieces.add(asked.form().comment());
      pieces.add(piece);
    }
    return asked.reply(pieces);
  }

  static FakeReply usageLate(Asked asked) {
    List<String> pieces = new ArrayList<>(asked.beforeMark());
    pieces.addAll(asked.form().endingToMark());
    int after = pieces.size();
    pieces.addAll(asked.pieces().subList(after, asked.pieces().size()));
    return asked.reply(pieces).pausingAfter(after, aPauseFromNow());
  }

  static FakeReply bigEvent(Asked asked) {
    return asked.reply(asked.pieces(List.of("x".repeat(BIG))));
  }

  static FakeReply manyEvents(Asked asked) {
    String batch = asked.form().word("x").repeat(BATCH);
    List<String> pieces = new ArrayList<>(asked.form().opening());
    pieces.addAll(Collections.nCopies(MANY / BATCH, batch));
    pieces.addAll(asked.form().ending());
    return asked.reply(pieces);
  }

  // F: the status

  static Function<Asked, FakeReply> status(int status) {
    return asked -> FakeReply.error(status, "nope");
  }

  static Function<Asked, FakeReply> redirect(int status) {
    return asked -> FakeReply.status(status, "").withHeader("Location", "/elsewhere");
  }

  static Function<Asked, FakeReply> retryLater(int status) {
    return asked ->
        FakeReply.error(status, "nope")
            .withHeader("Retry-After", String.valueOf(RETRY_AFTER.toSeconds()));
  }

  static FakeReply noModel(Asked asked) {
    return FakeReply.error(404, "model 'm' not found");
  }

  static FakeReply noPath(Asked asked) {
    return FakeReply.status(404, "404 page not found");
  }

  static Function<Asked, FakeReply> statusFirst(String status) {
    return asked -> asked.rawAnswer("HTTP/1.1 " + status + "\r\n\r\nHTTP/1.1 200 OK\r\n");
  }

  static FakeReply noContent(Asked asked) {
    return FakeReply.status(204, "");
  }

  static FakeReply cutError(Asked asked) {
    return FakeReply.error(500, "nope").withLengthOffBy(10).closing(Ending.FIN);
  }

  static FakeReply silentError(Asked asked) {
    return FakeReply.error(500, "nope").withLengthOffBy(10).stallingAfter(1);
  }

  /** It takes 12 s to send. */
  static FakeReply longError(Asked asked) {
    return FakeReply.status(500, "nope".repeat(150_000)).inSlicesOf(500).pacing(MOMENT);
  }

  /** It takes 50 s to send. */
  static FakeReply drippingError(Asked asked) {
    return FakeReply.status(500, "nope".repeat(250)).inSlicesOf(1).pacing(MOMENT.multipliedBy(5));
  }

  static FakeReply status299(Asked asked) {
    return asked.rawAnswer("HTTP/1.1 299 Fine\r\n");
  }

  private static CompletableFuture<?> aPauseFromNow() {
    return new CompletableFuture<>()
        .completeOnTimeout(PAUSE, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The answer with this event before its last word; and then the connection stays open. */
  private static FakeReply before(Asked asked, String event) {
    List<String> pieces = new ArrayList<>(asked.pieces());
    pieces.add(asked.beforeMark().size() - 1, event);
    return asked.reply(pieces).stallingAfter(pieces.size());
  }

  private static String head(Asked asked, int length, String more) {
    return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: "
        + asked.type()
        + "\r\nContent-Length: "
        + length
        + "\r\n"
        + more
        + "\r\n";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
