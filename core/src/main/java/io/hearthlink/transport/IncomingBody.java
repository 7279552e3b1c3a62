package io.hearthlink.transport;

import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.TruncatedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * The body of a reply as its reader sees it: bounded in time and in size. What ends it early is a
 * typed failure. Not thread-safe.
 */
final class IncomingBody {

  private final BodyPipe pipe;
  private final Exchange exchange;
  private long received;
  private long endedNanos;
  private boolean ended;

  IncomingBody(BodyPipe pipe, Exchange exchange) {
    this.pipe = pipe;
    this.exchange = exchange;
  }

  /**
   * Waits for the next piece and adds it to {@code target}.
   *
   * @return false at the end of the body
   */
  boolean readInto(Deque<ByteBuffer> target) {
    Exchange.Wait wait = exchange.forNextByte();
    long nanos = wait.nanos();
    if (hasEnded()) {
      long left = HttpTransport.AFTER_END_NANOS - (System.nanoTime() - endedNanos);
      if (left <= 0) {
        return false;
      }
      nanos = Math.min(nanos, left);
    } else {
      exchange.checkTotal();
    }
    try {
      List<ByteBuffer> piece = pipe.next(nanos);
      if (piece == null) {
        return false;
      }
      for (ByteBuffer buffer : piece) {
        received += buffer.remaining();
        target.add(buffer);
      }
      if (received > HttpTransport.MAX_BODY) {
        throw tooLarge("the reply", HttpTransport.MAX_BODY);
      }
      return true;
    } catch (TimeoutException e) {
      if (ended) {
        return false;
      }
      throw exchange.timedOut(wait, e);
    } catch (IOException e) {
      if (exchange.cancelled()) {
        throw exchange.cancelledException(e);
      }
      if (ended) {
        return false;
      }
      throw exchange.truncated(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw exchange.cancelledException(e);
    }
  }

  /**
   * Behind the mark of an honest end only statistics can follow, which have a time of their own.
   */
  private boolean hasEnded() {
    if (!ended && exchange.wire().ended()) {
      ended = true;
      endedNanos = System.nanoTime();
    }
    return ended;
  }

  /** Reads all of it. */
  String text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deque<ByteBuffer> pieces = new ArrayDeque<>();
    while (readInto(pieces)) {
      move(pieces, bytes);
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * Reads the body of an error reply: not much more than 64 kB, and for no longer than one pause
   * may take.
   */
  String errorText() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deque<ByteBuffer> pieces = new ArrayDeque<>();
    long limit = exchange.forNextByte().nanos();
    long start = System.nanoTime();
    while (bytes.size() < HttpTransport.MAX_ERROR
        && System.nanoTime() - start < limit
        && readErrorInto(pieces)) {
      move(pieces, bytes);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void move(Deque<ByteBuffer> pieces, ByteArrayOutputStream target) {
    for (ByteBuffer piece = pieces.poll(); piece != null; piece = pieces.poll()) {
      byte[] copy = new byte[piece.remaining()];
      piece.get(copy);
      target.writeBytes(copy);
    }
  }

  private boolean readErrorInto(Deque<ByteBuffer> target) {
    try {
      return readInto(target);
    } catch (TruncatedException | io.hearthlink.error.TimeoutException cut) {
      // the status says what is wrong even where the text about it is cut off
      return false;
    }
  }

  /** Lets go of the connection: it is used again if the body is at its end, else closed. */
  void release() {
    try {
      for (int pieces = 0; pieces < 8; pieces++) {
        if (pipe.next(HttpTransport.DRAIN_NANOS) == null) {
          return;
        }
      }
      pipe.discard();
    } catch (TimeoutException | IOException slow) {
      pipe.discard();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      pipe.discard();
    }
  }

  LlmException tooLarge(String what, int limit) {
    return new MalformedResponseException(
        exchange.observer().context().where()
            + " sent too much: "
            + what
            + " is larger than "
            + limit / (1024 * 1024)
            + " MB.",
        exchange.observer().context());
  }
}
