package io.hearthlink.verification.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times, and how they are distributed. Not thread-safe. */
final class Distribution {

  private final List<Duration> times = new ArrayList<>();

  void add(Duration time) {
    times.add(time);
  }

  /** A row of a table: how many, the median, 90 %, 99 % and the longest, in milliseconds. */
  String row(String name) {
    Collections.sort(times);
    return "| "
        + String.join(
            " | ",
            name,
            String.valueOf(times.size()),
            millis(0.5),
            millis(0.9),
            millis(0.99),
            millis(1))
        + " |\n";
  }

  private String millis(double part) {
    int index = (int) Math.ceil(part * times.size()) - 1;
    return String.format(Locale.ROOT, "%.1f", times.get(Math.max(index, 0)).toNanos() / 1e6);
  }
}
