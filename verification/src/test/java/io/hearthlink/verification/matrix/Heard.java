package io.hearthlink.verification.matrix;

/** What was heard of an answer so far. Thread-safe. */
final class Heard {

  private final StringBuilder text = new StringBuilder();

  synchronized void add(String piece) {
    text.append(piece);
  }

  @Override
  public synchronized String toString() {
    return text.toString();
  }
}
