package io.hearthlink.verification.matrix;

import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The replies of the matrix that only a stream can be, and go wrong, or look as if they did. */
final class StreamReplies {

  /** Below what one event may have, which in a small heap is a sixteenth of it. */
  static final int BIG = (int) Math.min(10 * 1024 * 1024, Runtime.getRuntime().maxMemory() / 32);

  private static final int BATCH = 500;

  /** In a small heap fewer: a reply may have an eighth of it. */
  static final int MANY =
      BATCH * (int) Math.min(200, Runtime.getRuntime().maxMemory() / (BATCH * 2048));

  private StreamReplies() {}

  static FakeReply noMark(Asked asked) {
    return asked.reply(asked.beforeMark());
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
    return asked.reply(pieces).pacing(Replies.MOMENT);
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
    return Replies.json(asked.form().whole(asked.text().replace("\"", "\\\""))).apply(asked);
  }

  static FakeReply bodyWithoutText(Asked asked) {
    return Replies.json(
            asked.form().whole("").replace("\"\"", "[{\"type\":\"text\",\"text\":\"zwei\"}]"))
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
    for (byte b : Replies.utf8(asked.body())) {
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
    return asked.reply(pieces).pausingAfter(after, Replies.aPauseFromNow());
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

  /** The answer with this event before its last word; and then the connection stays open. */
  private static FakeReply before(Asked asked, String event) {
    List<String> pieces = new ArrayList<>(asked.pieces());
    pieces.add(asked.beforeMark().size() - 1, event);
    return asked.reply(pieces).stallingAfter(pieces.size());
  }
}
