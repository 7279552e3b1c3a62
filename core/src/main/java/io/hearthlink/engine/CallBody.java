package io.hearthlink.engine;

/** The work of one call, on a thread of its own. */
@FunctionalInterface
public interface CallBody {

  /**
   * Answers, and blocks while it does.
   *
   * @throws io.hearthlink.error.LlmException if the call fails
   */
  Answer answer(RunningCall call);
}
