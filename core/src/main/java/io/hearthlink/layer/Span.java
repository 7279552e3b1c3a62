package io.hearthlink.layer;

/** Finds the end of one payload while its text comes. Belongs to one thread. */
interface Span {

  /** It did not end yet. */
  int OPEN = -1;

  /** It is no payload. */
  int BROKEN = -2;

  /**
   * Returns where it ends, exclusive, or {@link #OPEN} or {@link #BROKEN}. What it says of a text,
   * other than open, holds for every longer one; it looks at no character twice.
   *
   * @param text all of the answer so far, never shorter than the last time
   * @param complete whether nothing more will come
   */
  int end(StringBuilder text, boolean complete);

  /** How far it looked. */
  int reached();
}
