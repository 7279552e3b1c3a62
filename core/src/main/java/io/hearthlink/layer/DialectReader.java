package io.hearthlink.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one block of one dialect while its text comes. Belongs to one thread. */
final class DialectReader {

  /** Between two calls in one block. */
  private static final Pattern NEXT = Pattern.compile("\\s{0,99}[;,]?\\s{0,99}(?=\\{)");

  private final Dialect dialect;
  private final int start;
  private final List<WrittenCall> calls = new ArrayList<>();
  private String name = "";
  private @Nullable Span span;
  private boolean broken;
  private int payload;
  private int payloadEnd;

  DialectReader(Dialect dialect, int start) {
    this.dialect = dialect;
    this.start = start;
  }

  Dialect dialect() {
    return dialect;
  }

  /** How many characters it looked at. */
  int read() {
    return span == null ? 0 : span.reached() - start;
  }

  /**
   * Reads as far as it can; what it says of a text, other than unfinished, holds for every longer
   * one.
   *
   * @param text all of the answer so far, never shorter than the last time
   * @param complete whether nothing more will come
   */
  Block read(StringBuilder text, boolean complete) {
    Span current = span;
    if (current == null) {
      Matcher head = matcher(dialect.head(), text, start);
      boolean found = head.lookingAt();
      if (head.hitEnd() && !complete) {
        return Block.UNFINISHED;
      }
      if (!found) {
        return Block.TEXT;
      }
      name = head.groupCount() > 0 ? head.group(1) : "";
      current = begin(head.end());
    }
    while (payloadEnd > 0 || readPayload(current, text, complete)) {
      Matcher next = matcher(NEXT, text, payloadEnd);
      boolean more = name.isEmpty() && next.lookingAt();
      if (name.isEmpty() && next.hitEnd() && !complete) {
        return Block.UNFINISHED;
      }
      if (!more) {
        return close(text, complete);
      }
      current = begin(next.end());
    }
    return broken || complete ? Block.TEXT : Block.UNFINISHED;
  }

  private Span begin(int at) {
    Span begun = dialect.payload().from(at);
    span = begun;
    payload = at;
    payloadEnd = 0;
    return begun;
  }

  private boolean readPayload(Span current, StringBuilder text, boolean complete) {
    int end = current.end(text, complete);
    if (end == Span.OPEN) {
      return false;
    }
    broken =
        end == Span.BROKEN
            || !calls.addAll(dialect.payload().calls(name, text.substring(payload, end)));
    payloadEnd = end;
    return !broken;
  }

  private Block close(StringBuilder text, boolean complete) {
    Matcher tail = matcher(dialect.tail(), text, payloadEnd);
    boolean found = tail.lookingAt();
    if (tail.hitEnd()) {
      // where nothing more comes, the rest is white space and the beginning of a closing mark
      return complete ? Block.calls(text.length(), calls) : Block.UNFINISHED;
    }
    return found ? Block.calls(tail.end(), calls) : Block.TEXT;
  }

  private static Matcher matcher(Pattern pattern, StringBuilder text, int from) {
    return pattern
        .matcher(text)
        .region(from, text.length())
        .useTransparentBounds(true)
        .useAnchoringBounds(false);
  }
}
