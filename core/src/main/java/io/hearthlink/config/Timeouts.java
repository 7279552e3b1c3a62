package io.hearthlink.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The four timeouts of a call. Immutable.
 *
 * @param connect until the connection stands; default 5 s
 * @param load until the first byte of the reply: a cold model loads without a word, a long prompt
 *     is read without one; default 10 min
 * @param idle between two bytes of the reply, while Hearthlink waits for one; default 60 s
 * @param total from the start of the call to its end; null, the default, is no limit
 */
public record Timeouts(Duration connect, Duration load, Duration idle, @Nullable Duration total) {

  /** The defaults. */
  public static final Timeouts DEFAULT =
      new Timeouts(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofSeconds(60), null);

  /** Refuses what is not longer than 0, or longer than 36500 days. */
  public Timeouts {
    Check.positive("connect", connect);
    Check.positive("load", load);
    Check.positive("idle", idle);
    Check.positive("total", total);
  }

  /** Returns these timeouts with another {@code connect}. */
  public Timeouts withConnect(Duration connect) {
    return new Timeouts(connect, load, idle, total);
  }

  /** Returns these timeouts with another {@code load}. */
  public Timeouts withLoad(Duration load) {
    return new Timeouts(connect, load, idle, total);
  }

  /** Returns these timeouts with another {@code idle}. */
  public Timeouts withIdle(Duration idle) {
    return new Timeouts(connect, load, idle, total);
  }

  /** Returns these timeouts with another {@code total}; null is no limit. */
  public Timeouts withTotal(@Nullable Duration total) {
    return new Timeouts(connect, load, idle, total);
  }
}
