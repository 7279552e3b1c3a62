package io.hearthlink.layer;

/**
 * A payload that ends where a mark begins, or where the answer ends with what is left of the mark.
 * Belongs to one thread.
 */
final class MarkSpan implements Span {

  private final String mark;
  private int at;

  MarkSpan(int start, String mark) {
    this.at = start;
    this.mark = mark;
  }

  @Override
  public int end(StringBuilder text, boolean complete) {
    int found = text.indexOf(mark, at);
    if (found >= 0) {
      at = found;
      return found;
    }
    at = Math.max(at, text.length() - mark.length() + 1);
    if (!complete) {
      return OPEN;
    }
    while (!mark.startsWith(text.substring(at))) {
      at++;
    }
    return at;
  }

  @Override
  public int reached() {
    return at;
  }
}
