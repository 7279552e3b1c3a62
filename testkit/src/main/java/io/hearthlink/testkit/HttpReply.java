package io.hearthlink.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
    UNENDED,
    /** By the end of the connection, as HTTP/1.0 has it. */
    CLOSE
  }

  /**
   * Bytes that are sent at once.
   *
   * @param before what the server does before
   * @param bytes the bytes
   * @param part what they are
   */
  record Piece(List<Step> before, Bytes bytes, Step.Part part) {
    static Piece of(String text) {
      return new Piece(List.of(), Bytes.utf8(text), Step.Part.PIECE);
    }

    static Piece frame(String text) {
      return new Piece(List.of(), Bytes.utf8(text), Step.Part.FRAME);
    }

    /** The same after this pause, in which the server changes. */
    Piece after(Duration pause, Runnable change) {
      return new Piece(List.of(new Step.Pause(pause), new Step.Act(change)), bytes, part);
    }

    /** The same in slices of at most this many bytes. */
    Stream<Piece> slices(int size) {
      return IntStream.iterate(0, from -> from < bytes.length(), from -> from + size)
          .mapToObj(from -> slice(from, Math.min(bytes.length(), from + size)));
    }

    private Piece slice(int from, int to) {
      return new Piece(from == 0 ? before : List.of(), bytes.part(from, to), part);
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
    List<Header> all = new ArrayList<>(without(header.name()).headers());
    all.add(header);
    return new HttpReply(status, reason, all, framing, pieces);
  }

  HttpReply without(String name) {
    List<Header> others = headers.stream().filter(h -> !h.is(name)).toList();
    return new HttpReply(status, reason, others, framing, pieces);
  }

  HttpReply withFraming(Framing other) {
    return new HttpReply(status, reason, headers, other, pieces);
  }

  /** The same with its pieces in slices, each of which is sent, and framed, as one. */
  HttpReply sliced(int size) {
    Iterable<Piece> slices = () -> streamed().flatMap(piece -> piece.slices(size)).iterator();
    return new HttpReply(status, reason, headers, framing, slices);
  }

  boolean isStream() {
    return framing == Framing.CHUNKED;
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
    boolean closes = framing == Framing.CLOSE || headers.stream().anyMatch(HttpReply::closes);
    return closes ? Stream.concat(steps, Stream.of(new Step.End(Ending.FIN))) : steps;
  }

  private Stream<Step> body() {
    Stream<Step> body =
        streamed().flatMap(piece -> Stream.concat(piece.before().stream(), Stream.of(sent(piece))));
    Step last = new Step.Send(Bytes.latin1("0\r\n\r\n"), Step.Part.FRAME);
    return framing == Framing.CHUNKED ? Stream.concat(body, Stream.of(last)) : body;
  }

  private Stream<Piece> streamed() {
    return StreamSupport.stream(pieces.spliterator(), false);
  }

  private static boolean closes(Header header) {
    return header.is("Connection") && header.value().equalsIgnoreCase("close");
  }

  private Step sent(Piece piece) {
    Bytes bytes = chunked() ? piece.bytes().chunked() : piece.bytes();
    return new Step.Send(bytes, piece.part());
  }

  private boolean chunked() {
    return framing == Framing.CHUNKED || framing == Framing.UNENDED;
  }

  private Bytes headBytes() {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reason + "\r\n");
    headers.forEach(h -> head.append(h.name()).append(": ").append(h.value()).append("\r\n"));
    if (chunked() && headers.stream().noneMatch(h -> h.is("Transfer-Encoding"))) {
      head.append("Transfer-Encoding: chunked\r\n");
    }
    if (framing == Framing.LENGTH && headers.stream().noneMatch(h -> h.is("Content-Length"))) {
      head.append("Content-Length: ").append(length()).append("\r\n");
    }
    return Bytes.latin1(head.append("\r\n").toString());
  }
}
