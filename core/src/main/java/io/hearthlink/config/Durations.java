package io.hearthlink.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a length of time: seconds ({@code 30}, {@code 0.5}), units from the largest to the smallest
 * ({@code 500ms}, {@code 10m}, {@code 1h30m}), or ISO 8601 ({@code PT5M}). A minus in front makes
 * all of it negative.
 */
final class Durations {

  /** Nobody waits longer, and nanoseconds still fit a {@code long}. */
  static final Duration LONGEST = Duration.ofDays(36_500);

  private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";
  private static final Pattern SECONDS = Pattern.compile("-?" + NUMBER);
  private static final Pattern UNITS =
      Pattern.compile("-?(?:N d)?(?:N h)?(?:N m)?(?:N s)?(?:N ms)?".replace("N ", NUMBER));
  private static final long[] NANOS = {
    86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L
  };

  private Durations() {}

  static Duration parse(String text) {
    if (text.startsWith("P") || text.startsWith("-P")) {
      return iso(text);
    }
    String written = SECONDS.matcher(text).matches() ? text + "s" : text;
    Matcher units = UNITS.matcher(written);
    if (text.isEmpty() || text.equals("-") || !units.matches()) {
      throw unreadable(text);
    }
    BigDecimal nanos = BigDecimal.ZERO;
    for (int i = 0; i < NANOS.length; i++) {
      String number = units.group(i + 1);
      if (number != null) {
        nanos = nanos.add(new BigDecimal(number).multiply(BigDecimal.valueOf(NANOS[i])));
      }
    }
    if (nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
      throw tooLong(text);
    }
    Duration duration = Duration.ofNanos(nanos.longValue());
    return text.startsWith("-") ? duration.negated() : duration;
  }

  private static Duration iso(String text) {
    Duration duration;
    try {
      duration = Duration.parse(text);
    } catch (DateTimeException e) {
      throw unreadable(text);
    }
    if (duration.abs().compareTo(LONGEST) > 0) {
      throw tooLong(text);
    }
    return duration;
  }

  private static BadValue unreadable(String text) {
    return BadValue.unreadable(
        Check.shown(text) + " is no duration; write seconds (30) or units (500ms, 10m, 1h30m)");
  }

  private static BadValue tooLong(String text) {
    return BadValue.unreadable(Check.shown(text) + " is longer than 36500 days");
  }
}
