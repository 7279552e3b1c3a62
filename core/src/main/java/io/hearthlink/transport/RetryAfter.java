package io.hearthlink.transport;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a server asks to wait: {@code retry-after-ms} in milliseconds, else {@code Retry-After}
 * in seconds, both with a fraction if they like, or as an RFC 1123 date.
 *
 * <p>A date that has passed is zero. More than an hour counts as {@link #LIMIT}: nobody waits for a
 * hostile or broken value. A negative number, or anything else, counts as not said.
 */
final class RetryAfter {

  /** The longest wait that is taken from a server. */
  static final Duration LIMIT = Duration.ofHours(1);

  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d*)?");

  private RetryAfter() {}

  /** The wait that {@code reply} asks for; null where it does not say. */
  static @Nullable Duration of(Reply reply, Clock clock) {
    Duration exact = number(reply.header("retry-after-ms"), 1_000_000);
    if (exact != null) {
      return exact;
    }
    String value = reply.header("Retry-After");
    Duration seconds = number(value, 1_000_000_000);
    return seconds != null ? seconds : date(value, clock);
  }

  private static @Nullable Duration number(@Nullable String value, long nanosPerUnit) {
    if (value == null || !NUMBER.matcher(value.strip()).matches()) {
      return null;
    }
    double nanos = Double.parseDouble(value.strip()) * nanosPerUnit;
    return nanos >= LIMIT.toNanos() ? LIMIT : Duration.ofNanos((long) nanos);
  }

  private static @Nullable Duration date(@Nullable String value, Clock clock) {
    if (value == null) {
      return null;
    }
    try {
      Instant then =
          ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), then);
      if (wait.isNegative()) {
        return Duration.ZERO;
      }
      return wait.compareTo(LIMIT) > 0 ? LIMIT : wait;
    } catch (DateTimeException e) {
      return null; // neither a number nor a date: as if it were not there
    }
  }
}
