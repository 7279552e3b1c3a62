package io.hearthlink.testkit;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What can go wrong with the bytes of a reply, whatever they say: the part of {@link FakeReply}
 * that holds for every reply. Each fault returns a changed copy; they add up in the order in which
 * they are named. All pauses are in the time of the server, which a {@link FakeClock} may set.
 *
 * <p>Faults count pieces: those of reasoning and text in a streamed answer, alike on all wires, and
 * the whole of a reply that is not streamed as one. A place after more pieces than there are is
 * after the end of the reply.
 */
abstract sealed class TransportFaults permits FakeReply {

  /** The same reply with its HTTP form changed, where it has one. */
  abstract FakeReply changed(UnaryOperator<HttpReply> change);

  /** The same reply with something else done to send it. */
  abstract FakeReply faulty(UnaryOperator<Stream<Step>> fault);

  /** The same reply with another header; the framing headers too are sent as given. */
  public FakeReply withHeader(String name, String value) {
    return changed(http -> http.with(new Header(name, value)));
  }

  /** The same reply, telling a Content-Length that is wrong by this many bytes. */
  public FakeReply withLengthOffBy(int bytes) {
    return changed(
        http ->
            http.withFraming(HttpReply.Framing.LENGTH)
                .with(new Header("Content-Length", String.valueOf(http.length() + bytes))));
  }

  /**
   * The same reply as HTTP/1.0 has it: neither length nor chunks, and the end of the connection is
   * the end of the body. This is no fault: a client must understand it.
   */
  public FakeReply untilClose() {
    return changed(
        http -> http.withFraming(HttpReply.Framing.CLOSE).with(new Header("Connection", "close")));
  }

  /**
   * The same reply with its body in slices of at most this many bytes, so that events, and
   * characters, are split: each is an HTTP chunk where the body is chunked, and is sent by itself.
   * This is no fault either. Each slice counts as a piece.
   *
   * @param bytes from 1; else an {@link IllegalArgumentException}
   */
  public FakeReply inSlicesOf(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("a slice has a byte at least");
    }
    return changed(http -> http.sliced(bytes));
  }

  /** Waits before its headers, as a server does that loads the model. */
  public FakeReply afterLoading(Duration time) {
    return faulty(steps -> Stream.concat(Stream.of(new Step.Pause(time)), steps));
  }

  /** Sends nothing, not even headers, until the test completes this. */
  public FakeReply afterGate(CompletionStage<?> opened) {
    return faulty(steps -> Stream.concat(Stream.of(new Step.Gate(opened)), steps));
  }

  /** Sends its head and this many pieces, then nothing until the test completes this. */
  public FakeReply pausingAfter(int pieces, CompletionStage<?> opened) {
    return faulty(Faults.insertAfter(pieces, new Step.Gate(opened)));
  }

  /** Waits before each piece of the body. */
  public FakeReply pacing(Duration pause) {
    return faulty(Faults.pace(pause));
  }

  /** Sends one byte at a time, this long after the one before. */
  public FakeReply dripping(Duration pause) {
    return faulty(Faults.drip(pause));
  }

  /** Sends its head and this many pieces of the body, then nothing for ever. */
  public FakeReply stallingAfter(int pieces) {
    return faulty(Faults.replaceAfter(pieces, new Step.Hold()));
  }

  /** Sends this many bytes, head included, and the rest this long after. */
  public FakeReply splitAt(long bytes, Duration pause) {
    return faulty(Faults.split(bytes, pause));
  }

  /** Sends this many bytes, head included, and closes. */
  public FakeReply cutAt(long bytes, Ending how) {
    return faulty(Faults.cut(bytes, how));
  }

  /** Sends its head and this many pieces of the body, and closes. */
  public FakeReply cutAfter(int pieces, Ending how) {
    return faulty(Faults.replaceAfter(pieces, new Step.End(how)));
  }

  /** Sends its head, this many pieces, and then a chunk whose size is no number. */
  public FakeReply badChunkAfter(int pieces) {
    return faulty(Faults.replaceAfter(pieces, Faults.badChunk(), new Step.End(Ending.FIN)));
  }

  /** Sends all of it and closes the connection. */
  public FakeReply closing(Ending how) {
    return faulty(steps -> Stream.concat(steps, Stream.of(new Step.End(how))));
  }
}
