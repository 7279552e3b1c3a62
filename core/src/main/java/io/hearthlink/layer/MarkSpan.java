package io.hearthlink.layer;

/** A payload that ends where a mark begins. Belongs to one thread. */
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
    at = found < 0 ? Math.max(at, text.length() - mark.length() + 1) : found;
    return found < 0 ? OPEN : found;
  }

  @Override
  public int reached() {
    return at;
  }
}
