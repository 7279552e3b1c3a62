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
import java.util.zip.GZIPOutputStream;

/** The replies of the matrix that go wrong, or look as if they did; a stream may have them, too. */
final class Replies {

  static final Duration RETRY_AFTER = Duration.ofSeconds(3);

  /** An idle timeout that no pause of a valid reply reaches, but all of them together exceed. */
  static final Duration LONGER_THAN_A_PAUSE = Duration.ofMillis(2600);

  private static final Duration PAUSE = Duration.ofMillis(560);
  static final Duration MOMENT = Duration.ofMillis(10);
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

  static CompletableFuture<?> aPauseFromNow() {
    return new CompletableFuture<>()
        .completeOnTimeout(PAUSE, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
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

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
