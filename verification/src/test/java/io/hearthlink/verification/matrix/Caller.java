package io.hearthlink.verification.matrix;

/** What the one who asked does while the answer comes. */
enum Caller {
  /** Listens. */
  LISTENS,
  /** Throws when the first piece comes. */
  THROWS,
  /** Blocks for a while when the first piece comes, longer than the idle timeout. */
  BLOCKS,
  /** Cancels the call in the middle, or is interrupted while it waits for it. */
  CANCELS,
  /** Cancels or is interrupted before the head of the reply comes. */
  CANCELS_EARLY;

  boolean cancels() {
    return this == CANCELS || this == CANCELS_EARLY;
  }
}
