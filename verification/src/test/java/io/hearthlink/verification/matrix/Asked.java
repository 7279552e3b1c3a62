package io.hearthlink.verification.matrix;

import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a server of the matrix is asked for, and the right answer to that in pieces that a fault can
 * be put between.
 *
 * @param form the wire
 * @param streamed whether a stream is asked for; else one body
 * @param words those of the right answer
 * @param before what the server replies to the questions before
 */
record Asked(Form form, boolean streamed, List<String> words, List<FakeReply> before) {

  private static final int SLICES = 6;

  Asked(Form form, boolean streamed) {
    this(form, streamed, Form.WORDS, List.of());
  }

  /** The right answer as text. */
  String text() {
    return String.join("", words);
  }

  /** The answer: its events, or slices of its body. */
  List<String> pieces() {
    return pieces(words);
  }

  /** The same of other words. */
  List<String> pieces(List<String> others) {
    List<String> json = others.stream().map(word -> word.replace("\"", "\\\"")).toList();
    return streamed ? form.events(json) : slices(form.whole(String.join("", json)));
  }

  /** The pieces before the mark of the end: everything but that, or half of the body. */
  List<String> beforeMark() {
    List<String> all = pieces();
    int kept = streamed ? all.size() - form.ending().size() : SLICES / 2;
    return all.subList(0, kept);
  }

  /** The bytes of the answer, as UTF-8. */
  String body() {
    return String.join("", pieces());
  }

  String type() {
    return form.type(streamed);
  }

  /** The right answer. */
  FakeReply answer() {
    return reply(pieces());
  }

  /** A reply of these pieces: in chunks where it is streamed, else with a length. */
  FakeReply reply(List<String> pieces) {
    return streamed ? chunked(pieces) : chunked(pieces).withLengthOffBy(0);
  }

  FakeReply chunked(List<String> pieces) {
    return FakeReply.stream(type(), pieces.toArray(String[]::new));
  }

  /** Exactly this head and body, and then the end of the connection. */
  FakeReply raw(String head, byte[] body) {
    String bytes = head + new String(body, StandardCharsets.ISO_8859_1);
    return FakeReply.raw(bytes).cutAt(bytes.length(), Ending.FIN);
  }

  /** The right answer behind these lines and its own head, and then the end of the connection. */
  FakeReply rawAnswer(String lines) {
    byte[] body = body().getBytes(StandardCharsets.UTF_8);
    String head =
        "Connection: close\r\nContent-Type: "
            + type()
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    return raw(lines + head, body);
  }

  /** These pieces, and then others. */
  static List<String> and(List<String> pieces, String... more) {
    List<String> all = new ArrayList<>(pieces);
    all.addAll(List.of(more));
    return all;
  }

  private static List<String> slices(String body) {
    int size = body.length() / SLICES + 1;
    return IntStream.range(0, SLICES)
        .mapToObj(i -> body.substring(i * size, Math.min(body.length(), (i + 1) * size)))
        .toList();
  }
}
