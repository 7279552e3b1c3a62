package io.hearthlink.layer;

/** One way in which models write tool calls into their text. Stateless. */
interface Dialect {

  /** What every block of calls begins with, not blank at its ends. */
  String opening();

  /** Returns a reader of the block whose {@link #opening()} stands at {@code start}. */
  BlockReader blockAt(int start);
}
