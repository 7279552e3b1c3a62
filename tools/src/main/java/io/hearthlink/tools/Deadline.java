package io.hearthlink.tools;

import io.hearthlink.engine.RunningCall;
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
      throw new TimeoutException(
          "The call to "
              + call.failureContext().where()
              + " did not end within "
              + total.toMillis()
              + " ms, its tools included. Raise the timeout total, or use fewer tools.",
          TimeoutException.Phase.TOTAL,
          total,
          call.failureContext(),
          null);
    }
    return left;
  }
}
