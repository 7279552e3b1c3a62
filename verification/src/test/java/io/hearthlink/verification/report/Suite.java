package io.hearthlink.verification.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one suite found. Cells are counted while it runs; {@link #write()} puts it into {@code
 * target/reliability.md} beside the other suites of the build. Thread-safe.
 */
public final class Suite {

  private static final int SHOWN = 20;

  private final String name;
  private final long start = System.nanoTime();
  private final List<String> lines = new ArrayList<>();
  private final List<String> violated = new ArrayList<>();
  private final Map<String, Distribution> times = new LinkedHashMap<>();
  private int cells;

  private Suite(String name) {
    this.name = name;
  }

  /** Starts a suite of this name; in a run with a {@code hearthlink.run}, that is added to it. */
  public static Suite of(String name) {
    String run = System.getProperty("hearthlink.run", "");
    return new Suite(run.isEmpty() ? name : name + " (" + run + ")");
  }

  /** Counts a cell; it is good where there are no violations. */
  public synchronized void cell(String cell, List<String> violations) {
    cells++;
    if (!violations.isEmpty()) {
      violated.add(cell + ": " + String.join("; ", violations));
    }
  }

  /** Counts cells that are good. */
  public synchronized void goodCells(int count) {
    cells += count;
  }

  /** Adds a time to the distribution of this name. */
  public synchronized void time(String series, Duration time) {
    times.computeIfAbsent(series, key -> new Distribution()).add(time);
  }

  /** Adds a line about what was run. */
  public synchronized void line(String line) {
    lines.add(line);
  }

  /** The cells that were not good, with what was wrong. */
  public synchronized List<String> violations() {
    return List.copyOf(violated);
  }

  /** How many cells there were. */
  public synchronized int cells() {
    return cells;
  }

  /** Writes it. */
  public synchronized void write() {
    double seconds = (System.nanoTime() - start) / 1e9;
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    if (!times.isEmpty()) {
      text.append("\n| times in ms | count | median | 90 % | 99 % | most |\n");
      text.append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
      times.forEach((series, all) -> text.append(all.row(series)));
    }
    if (!violated.isEmpty()) {
      text.append('\n');
      violated.stream().limit(SHOWN).forEach(line -> text.append("- ").append(line).append('\n'));
    }
    Report.add(
        new Report.Part(
            name,
            cells,
            violated.size(),
            String.format(Locale.ROOT, "%.1f", seconds),
            text.toString()));
  }
}
