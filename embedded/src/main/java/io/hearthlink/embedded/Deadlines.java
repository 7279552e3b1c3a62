package io.hearthlink.embedded;

import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TimeoutException.Phase;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long a call may wait for what comes next. Belongs to the thread of the call.
 *
 * @param total limit of the whole call; null is none
 */
record Deadlines(RunningCall call, Timeouts timeouts, @Nullable Duration total) {

  /** Nanoseconds that the next wait may take. */
  long nanos(boolean answering) {
    Duration left = answering ? timeouts.idle() : timeouts.load().minus(call.elapsed());
    if (total != null && total.minus(call.elapsed()).compareTo(left) < 0) {
      left = total.minus(call.elapsed());
    }
    return left.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : left.toNanos();
  }

  /** The error that says which limit a wait has reached. */
  TimeoutException passed(boolean answering) {
    Phase phase = answering ? Phase.IDLE : Phase.LOAD;
    Duration limit = answering ? timeouts.idle() : timeouts.load();
    if (total != null && total.compareTo(call.elapsed()) <= 0) {
      phase = Phase.TOTAL;
      limit = total;
    }
    String what =
        switch (phase) {
          case TOTAL -> "did not end its answer";
          case IDLE -> "sent no token";
          case CONNECT, LOAD -> "sent no first token: it waited, loaded or read the prompt";
        };
    return new TimeoutException(
        "The embedded model "
            + what
            + " within "
            + seconds(limit)
            + ". Wait longer (llm.timeouts."
            + phase.name().toLowerCase(Locale.ROOT)
            + ") or use a smaller model.",
        phase,
        limit,
        call.failureContext(),
        null);
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
