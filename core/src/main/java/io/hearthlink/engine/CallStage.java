package io.hearthlink.engine;

import io.hearthlink.error.LlmException;

/**
 * What a layer, or whoever else stands on an engine, does to one call. Used by the thread of the
 * call, one event after the other; only the failure of a cancelled call may come from the thread
 * that cancelled it.
 */
public interface CallStage {

  /**
   * Hears what the inner engine says, and tells the outer listener its own; {@link
   * ChatListener#NONE} where nobody listens, which lets the backend answer without streaming.
   */
  ChatListener listener();

  /**
   * Makes the outer ending of the inner one. It may still tell the outer listener something.
   *
   * @throws LlmException if this is no answer after all; {@link #failed} follows
   */
  Answer answered(Answer answer);

  /** The call fails with {@code failure}. */
  default void failed(LlmException failure) {}
}
