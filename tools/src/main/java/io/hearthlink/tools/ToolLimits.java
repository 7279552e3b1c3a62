package io.hearthlink.tools;

import java.time.Duration;

/**
 * What a toolbox may take. Immutable.
 *
 * @param rounds most answers of the model in one call; one that still calls tools then ends the
 *     call with a {@link io.hearthlink.error.ToolException}
 * @param repeats how often the same tool may be called with equal arguments in one call: at this
 *     number the model is told so in place of a result, and after it the call ends with a {@link
 *     io.hearthlink.error.ToolException}
 * @param timeout longest run of one tool; then its thread is interrupted and the model is told
 * @param parallel how many tools of one answer run at the same time
 * @param resultChars longest result in characters; a longer one is cut, with a note for the model
 */
public record ToolLimits(int rounds, int repeats, Duration timeout, int parallel, int resultChars) {

  /** 10 rounds, 3 repeats, 30 s, 8 at a time, 16,384 characters. */
  public static final ToolLimits DEFAULT =
      new ToolLimits(10, 3, Duration.ofSeconds(30), 8, 16 * 1024);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is below 1, or {@code repeats} below 2
   */
  public ToolLimits {
    if (rounds < 1 || repeats < 2 || parallel < 1 || resultChars < 1) {
      throw new IllegalArgumentException("A limit must be at least 1, that of repeats 2.");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("The timeout of tools must be positive.");
    }
  }

  /** Returns these limits with another number of rounds. */
  public ToolLimits withRounds(int rounds) {
    return new ToolLimits(rounds, repeats, timeout, parallel, resultChars);
  }

  /** Returns these limits with another number of repeats. */
  public ToolLimits withRepeats(int repeats) {
    return new ToolLimits(rounds, repeats, timeout, parallel, resultChars);
  }

  /** Returns these limits with another timeout of a tool. */
  public ToolLimits withTimeout(Duration timeout) {
    return new ToolLimits(rounds, repeats, timeout, parallel, resultChars);
  }

  /** Returns these limits with another number of tools at a time. */
  public ToolLimits withParallel(int parallel) {
    return new ToolLimits(rounds, repeats, timeout, parallel, resultChars);
  }

  /** Returns these limits with another length of results. */
  public ToolLimits withResultChars(int resultChars) {
    return new ToolLimits(rounds, repeats, timeout, parallel, resultChars);
  }
}
