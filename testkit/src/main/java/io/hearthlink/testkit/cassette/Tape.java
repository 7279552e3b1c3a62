package io.hearthlink.testkit.cassette;

/** One of the two things that a cassette can do. */
interface Tape {

  String url();

  /**
   * Ends it.
   *
   * @param keep whether what was recorded is written
   * @throws AssertionError if a request got no answer
   */
  void close(boolean keep);
}
