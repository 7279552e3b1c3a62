package io.hearthlink.layer;

/** Finds the end of a JSON object while its text comes. Belongs to one thread. */
final class JsonSpan {

  private int at;
  private int depth;
  private boolean quoted;
  private boolean escaped;

  /**
   * Creates a span.
   *
   * @param start where the opening brace stands
   */
  JsonSpan(int start) {
    this.at = start;
  }

  /** Returns where the object ends in {@code text}, exclusive; -1 while it does not. */
  int end(CharSequence text) {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (escaped) {
        escaped = false;
      } else if (quoted) {
        escaped = c == '\\';
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return at;
      }
    }
    return -1;
  }
}
