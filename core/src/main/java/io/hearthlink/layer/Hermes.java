package io.hearthlink.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The dialect of Hermes and Qwen: {@code <tool_call>{"name": …, "arguments": {…}}</tool_call>}. The
 * closing tag may be missing where the answer ends, since some servers take it for an end mark.
 */
final class Hermes implements Dialect {

  private static final String OPENING = "<tool_call>";
  private static final String CLOSING = "</tool_call>";

  @Override
  public String opening() {
    return OPENING;
  }

  @Override
  public BlockReader blockAt(int start) {
    return new Reader(start + OPENING.length());
  }

  private static final class Reader implements BlockReader {

    private final int start;
    private int objectStart = -1;
    private int objectEnd = -1;
    private JsonSpan span = new JsonSpan(0);

    Reader(int start) {
      this.start = start;
    }

    @Override
    public Block read(CharSequence text, boolean whole) {
      if (objectStart < 0) {
        int at = skipSpace(text, start);
        if (at == text.length()) {
          return whole ? Block.TEXT : Block.UNFINISHED;
        }
        if (text.charAt(at) != '{') {
          return Block.TEXT;
        }
        objectStart = at;
        span = new JsonSpan(at);
      }
      if (objectEnd < 0) {
        objectEnd = span.end(text);
        if (objectEnd < 0) {
          return whole ? Block.TEXT : Block.UNFINISHED;
        }
      }
      return close(text, whole);
    }

    private Block close(CharSequence text, boolean whole) {
      int at = skipSpace(text, objectEnd);
      int left = Math.min(CLOSING.length(), text.length() - at);
      if (!CLOSING.startsWith(text.subSequence(at, at + left).toString())) {
        return Block.TEXT;
      }
      if (left < CLOSING.length() && !whole) {
        return Block.UNFINISHED;
      }
      return parse(text.subSequence(objectStart, objectEnd).toString(), at + left);
    }

    private static Block parse(String object, int end) {
      JsonNode call = StrictJson.read(object);
      JsonNode name = call.path("name");
      return name.isTextual()
          ? Block.calls(end, List.of(new WrittenCall(name.textValue(), call.path("arguments"))))
          : Block.TEXT;
    }

    private static int skipSpace(CharSequence text, int from) {
      int at = from;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at;
    }
  }
}
