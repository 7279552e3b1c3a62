package io.hearthlink.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into lines. Bytes are collected up to a line feed before they are decoded, so that no
 * character is ever cut. Not thread-safe.
 */
final class LineReader {

  private final IncomingBody body;
  private final Deque<ByteBuffer> pending = new ArrayDeque<>();
  private byte[] line = new byte[512];
  private int length;
  private boolean terminated;
  private boolean first = true;

  LineReader(IncomingBody body) {
    this.body = body;
  }

  /** The next line without its end; null once the body is at its end. */
  @Nullable String next() {
    while (true) {
      ByteBuffer buffer = pending.peek();
      if (buffer == null) {
        if (!body.readInto(pending)) {
          terminated = false;
          return length == 0 ? null : take();
        }
      } else if (copyUntilLineFeed(buffer)) {
        terminated = true;
        return take();
      } else {
        pending.remove();
      }
    }
  }

  /** Whether the line that was returned last had a line feed, and was not cut by the end. */
  boolean terminated() {
    return terminated;
  }

  /** Refuses an event of this size, if it is too large; it may have many lines. */
  void refuseBeyondLimit(int size) {
    if (size > HttpTransport.MAX_EVENT) {
      throw body.tooLarge("one event", HttpTransport.MAX_EVENT);
    }
  }

  private boolean copyUntilLineFeed(ByteBuffer buffer) {
    int start = buffer.position();
    int limit = buffer.limit();
    int at = start;
    while (at < limit && buffer.get(at) != '\n') {
      at++;
    }
    int count = at - start;
    refuseBeyondLimit(length + count);
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
    }
    buffer.get(line, length, count);
    length += count;
    if (at == limit) {
      return false;
    }
    buffer.get();
    return true;
  }

  private String take() {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String text = new String(line, 0, end, StandardCharsets.UTF_8);
    length = 0;
    if (first) {
      first = false;
      if (text.startsWith("\uFEFF")) {
        return text.substring(1);
      }
    }
    return text;
  }
}
