package io.hearthlink.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A reply as HTTP has it: status, headers, and the body in the pieces in which it is sent.
 *
 * @param status the status code
 * @param reason the words after it
 * @param headers all headers but those of the framing, which win where they are given
 * @param framing how the end of the body is told
 * @param pieces the body; may be endless
 */
record HttpReply(
    int status, String reason, List<Header> headers, Framing framing, Iterable<Piece> pieces) {

  /** How the end of a body is told. */
  enum Framing {
    /** By its length. */
    LENGTH,
    /** By a last chunk. */
    CHUNKED,
    /** Chunks, but no last one. */
    UNENDED
  }

  /** Bytes that are sent at once, and how long the server waits before. */
  record Piece(Duration before, Bytes bytes) {
    static Piece of(String text) {
      return new Piece(Duration.ZERO, Bytes.utf8(text));
    }
  }

  HttpReply {
    headers = List.copyOf(headers);
  }

  static HttpReply whole(int status, String contentType, String body) {
    return new HttpReply(
        status,
        Reasons.of(status),
        contentType.isEmpty() ? List.of() : List.of(new Header("Content-Type", contentType)),
        Framing.LENGTH,
        body.isEmpty() ? List.of() : List.of(Piece.of(body)));
  }

  static HttpReply streamed(String contentType, List<String> chunks) {
    return new HttpReply(
        200,
        "OK",
        List.of(new Header("Content-Type", contentType)),
        Framing.CHUNKED,
        chunks.stream().map(Piece::of).toList());
  }

  HttpReply with(Header header) {
    List<Header> all = new ArrayList<>(headers);
    all.removeIf(h -> h.is(header.name()));
    all.add(header);
    return new HttpReply(status, reason, all, framing, pieces);
  }

  HttpReply withFraming(Framing other) {
    return new HttpReply(status, reason, headers, other, pieces);
  }

  long length() {
    long length = 0;
    for (Piece piece : pieces) {
      length += piece.bytes().length();
    }
    return length;
  }

  /** What the server does to send this; a reply to HEAD is its head alone. */
  Stream<Step> steps(boolean headOnly) {
    Stream<Step> head = Stream.of(new Step.Send(headBytes(), Step.Part.HEAD));
    if (headOnly) {
      return head;
    }
    Stream<Step> body =
        StreamSupport.stream(pieces.spliterator(), false)
            .flatMap(
                piece ->
                    piece.before().isZero()
                        ? Stream.of(sent(piece))
                        : Stream.of(new Step.Pause(piece.before()), sent(piece)));
    if (framing != Framing.CHUNKED) {
      return Stream.concat(head, body);
    }
    Step last = new Step.Send(Bytes.latin1("0\r\n\r\n"), Step.Part.LAST);
    return Stream.concat(Stream.concat(head, body), Stream.of(last));
  }

  private Step sent(Piece piece) {
    Bytes bytes = framing == Framing.LENGTH ? piece.bytes() : piece.bytes().chunked();
    return new Step.Send(bytes, Step.Part.PIECE);
  }

  private Bytes headBytes() {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reason + "\r\n");
    headers.forEach(h -> head.append(h.name()).append(": ").append(h.value()).append("\r\n"));
    if (framing != Framing.LENGTH && headers.stream().noneMatch(h -> h.is("Transfer-Encoding"))) {
      head.append("Transfer-Encoding: chunked\r\n");
    }
    if (framing == Framing.LENGTH && headers.stream().noneMatch(h -> h.is("Content-Length"))) {
      head.append("Content-Length: ").append(length()).append("\r\n");
    }
    return Bytes.latin1(head.append("\r\n").toString());
  }
}
