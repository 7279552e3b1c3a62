package io.hearthlink.layer;

/** A payload that is the rest of the answer. Belongs to one thread. */
final class RestSpan implements Span {

  private int at;

  RestSpan(int start) {
    this.at = start;
  }

  @Override
  public int end(StringBuilder text, boolean complete) {
    at = text.length();
    return complete ? at : OPEN;
  }

  @Override
  public int reached() {
    return at;
  }
}
