package io.hearthlink.layer;

/** Reads one block of calls while its text comes. Belongs to one thread. */
interface BlockReader {

  /**
   * Reads as far as it can; what it says of a text holds for every longer one.
   *
   * @param text all of the answer so far, never shorter than the last time
   * @param whole whether nothing more will come
   */
  Block read(CharSequence text, boolean whole);
}
