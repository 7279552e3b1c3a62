package io.hearthlink.verification.matrix;

import java.util.Locale;

/** How an answer is asked for. */
enum Mode {
  /** The caller waits, and the server gives one body. */
  BLOCKING,
  /** The caller waits, and the server streams: the usual form of a blocking call. */
  COLLECTED,
  /** The caller hears each piece. */
  STREAMING;

  /** Whether the server is asked for a stream. */
  boolean streamed() {
    return this != BLOCKING;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
