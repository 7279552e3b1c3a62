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

  /**
   * Bytes that are sent at once.
   *
   * @param before how long the server waits before
   * @param bytes the bytes
   * @param part what they are
   */
  record Piece(Duration before, Bytes bytes, Step.Part part) {
    static Piece of(String text) {
      return new Piece(Duration.ZERO, Bytes.utf8(text), Step.Part.PIECE);
    }

    static Piece frame(String text) {
      return new Piece(Duration.ZERO, Bytes.utf8(text), Step.Part.FRAME);
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

  static HttpReply streamed(String contentType, List<Piece> pieces) {
    return new HttpReply(
        200, "OK", List.of(new Header("Content-Type", contentType)), Framing.CHUNKED, pieces);
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
    Stream<Step> steps = Stream.of(new Step.Send(headBytes(), Step.Part.HEAD));
    if (!headOnly) {
      steps = Stream.concat(steps, body());
    }
    boolean closes = headers.stream().anyMatch(HttpReply::closes);
    return closes ? Stream.concat(steps, Stream.of(new Step.End(Ending.FIN))) : steps;
  }

  private Stream<Step> body() {
    Stream<Step> body =
        StreamSupport.stream(pieces.spliterator(), false)
            .flatMap(
                piece ->
                    piece.before().isZero()
                        ? Stream.of(sent(piece))
                        : Stream.of(new Step.Pause(piece.before()), sent(piece)));
    Step last = new Step.Send(Bytes.latin1("0\r\n\r\n"), Step.Part.FRAME);
    return framing == Framing.CHUNKED ? Stream.concat(body, Stream.of(last)) : body;
  }

  private static boolean closes(Header header) {
    return header.is("Connection") && header.value().equalsIgnoreCase("close");
  }

  private Step sent(Piece piece) {
    Bytes bytes = framing == Framing.LENGTH ? piece.bytes() : piece.bytes().chunked();
    return new Step.Send(bytes, piece.part());
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
