package io.hearthlink.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Compares what is alive before and after the test classes that overlap. Thread-safe. */
final class LeakWatch {

  private static final Duration PAUSE = Duration.ofMillis(5);

  private final List<Pattern> forgiven = new ArrayList<>();
  private int running;
  private Set<Live> before = Set.of();

  synchronized void begin() {
    if (running++ == 0) {
      Uncaught.install();
      forgiven.clear();
      before = Live.now();
    }
  }

  /** Does not count what {@code regex} describes, until all classes that run now have ended. */
  synchronized void forgive(String regex) {
    forgiven.add(Pattern.compile(regex));
  }

  /**
   * Ends one class.
   *
   * @throws AssertionError if it was the last one and something remains
   */
  synchronized void end(String name, Duration patience) {
    if (--running > 0) {
      return;
    }
    Set<String> problems = new TreeSet<>();
    awaitEnd(patience).forEach(resource -> problems.add(resource.description()));
    problems.addAll(Uncaught.take());
    if (!problems.isEmpty()) {
      throw new AssertionError(
          name + " leaves behind what it started:\n" + String.join("\n", problems));
    }
  }

  private Set<Live> awaitEnd(Duration patience) {
    long start = System.nanoTime();
    Set<Live> left = left();
    while (!left.isEmpty() && System.nanoTime() - start < patience.toNanos()) {
      LockSupport.parkNanos(PAUSE.toNanos());
      left = left();
    }
    return left;
  }

  private Set<Live> left() {
    Set<Live> now = Live.now();
    now.removeAll(before);
    now.removeIf(this::isForgiven);
    return now;
  }

  private boolean isForgiven(Live resource) {
    if (forgiven.isEmpty()) {
      return false;
    }
    String first = resource.description().lines().findFirst().orElse("");
    return forgiven.stream().anyMatch(pattern -> pattern.matcher(first).matches());
  }
}
