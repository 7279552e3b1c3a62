package io.hearthlink.layer;

import java.util.List;

/** The form in which a dialect writes the calls of a block. Stateless. */
interface Payload {

  /** Returns what finds the end of the payload that begins at {@code start}. */
  Span from(int start);

  /**
   * Reads a payload.
   *
   * @param name name of the tool; empty where the head of the block does not say it
   * @return the calls; empty where {@code text} is none
   */
  List<WrittenCall> calls(String name, String text);
}
