package io.hearthlink.tools;

import io.hearthlink.engine.RunningCall;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.TimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a call with all its rounds may take.
 *
 * @param total the limit; null where there is none
 * @param call runs since its start
 */
record Deadline(@Nullable Duration total, @Nullable RunningCall call) {

  /** No limit. */
  static final Deadline NONE = new Deadline(null, null);

  /**
   * How long there is left; null where there is no limit.
   *
   * @throws TimeoutException if nothing is
   */
  @Nullable Duration left() {
    if (total == null || call == null) {
      return null;
    }
    Duration left = total.minus(call.elapsed());
    if (left.isNegative() || left.isZero()) {
      throw passed(total, call.failureContext(), null);
    }
    return left;
  }

  /** A timeout of a round, told of the whole call where the round had what was left of it. */
  TimeoutException ofTheCall(TimeoutException round) {
    return total != null
            && round.phase() == TimeoutException.Phase.TOTAL
            && round.limit() != null
            && round.limit().compareTo(total) < 0
        ? passed(total, round.context(), round)
        : round;
  }

  private static TimeoutException passed(
      Duration total, ErrorContext context, @Nullable TimeoutException round) {
    return new TimeoutException(
        "The call to "
            + context.where()
            + " did not end within "
            + total.toMillis()
            + " ms, its tools included. Use fewer tools or a smaller model, or raise"
            + " llm.timeouts.total.",
        TimeoutException.Phase.TOTAL,
        total,
        context,
        round);
  }
}
