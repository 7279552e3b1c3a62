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
  CANCELS_EARLY,
  /** Closes the Hearthlink in the middle. */
  CLOSES,
  /** Closes the Hearthlink before the head of the reply comes. */
  CLOSES_EARLY;

  boolean cancels() {
    return this == CANCELS || this == CANCELS_EARLY;
  }

  boolean closes() {
    return this == CLOSES || this == CLOSES_EARLY;
  }

  /** Whether the caller ends the call once pieces of the answer have come. */
  boolean endsInMiddle() {
    return this == CANCELS || this == CLOSES;
  }
}
