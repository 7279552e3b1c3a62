package io.hearthlink.testkit;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A body that is too big to be kept, made while it is sent. */
final class Oversize {

  private static final int PIECE = 64 * 1024;

  private Oversize() {}

  /** The beginning of an answer whose text never ends, {@code bytes} long. */
  static HttpReply reply(String contentType, long bytes) {
    HttpReply.Piece piece = HttpReply.Piece.of("x".repeat(PIECE));
    String start = contentType.contains("event-stream") ? "data: {\"a\":\"" : "{\"a\":\"";
    Iterable<HttpReply.Piece> pieces =
        () ->
            Stream.concat(
                    Stream.of(HttpReply.Piece.of(start)),
                    LongStream.range(0, bytes / PIECE).mapToObj(i -> piece))
                .iterator();
    return new HttpReply(
        200,
        "OK",
        List.of(new Header("Content-Type", contentType)),
        HttpReply.Framing.CHUNKED,
        pieces);
  }
}
