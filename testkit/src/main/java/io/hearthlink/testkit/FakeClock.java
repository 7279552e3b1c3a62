package io.hearthlink.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until a test moves it on. A server that runs on it ({@link
 * FakeServerBuilder#clock}) loads, paces, drips, pulls and forgets models in no time of the test:
 *
 * <pre>{@code
 * FakeClock clock = FakeClock.create();
 * FakeServer server = FakeServer.ollama().model("m").loadTime(ofMinutes(5)).clock(clock)…start();
 * Future<String> answer = askInTheBackground(server);
 * clock.awaitWaiting(1);          // the server has begun to load
 * clock.advance(ofMinutes(5));    // and now it has loaded
 * }</pre>
 *
 * <p>The pauses of one reply follow each other in its own time: one step of the clock over ten of
 * them ends all ten. Thread-safe.
 */
public final class FakeClock implements InstantSource {

  private final List<Alarm> alarms = new ArrayList<>();
  private Instant now;

  private FakeClock(Instant start) {
    this.now = start;
  }

  /** A reply that waits for a moment. */
  private record Alarm(Instant due, CompletableFuture<@Nullable Void> rings) {}

  /** A clock that stands at the beginning of the year 2026, UTC. */
  public static FakeClock create() {
    return at(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** A clock that stands at this moment. */
  public static FakeClock at(Instant start) {
    return new FakeClock(start);
  }

  /** The moment at which it stands. */
  @Override
  public synchronized Instant instant() {
    return now;
  }

  /**
   * Moves the clock on and wakes what waits for a moment up to there.
   *
   * @param by how far; negative is an {@link IllegalArgumentException}
   */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("a clock does not go back");
    }
    List<Alarm> due;
    synchronized (this) {
      now = now.plus(by);
      due = alarms.stream().filter(alarm -> !alarm.due().isAfter(now)).toList();
      alarms.removeAll(due);
    }
    due.forEach(alarm -> alarm.rings().complete(null));
  }

  /**
   * Waits until at least this many replies wait for the clock, so that none of them misses the next
   * step; 10 s of real time at most, then it is an {@link AssertionError}.
   */
  public void awaitWaiting(int replies) {
    awaitWaiting(replies, Await.LONG);
  }

  void awaitWaiting(int replies, Duration within) {
    Await.until(this, replies + " replies that wait", within, () -> alarms.size() >= replies);
  }

  /** This clock as the time of a server. */
  ServerTime time() {
    return new ServerTime() {
      @Override
      public Instant now() {
        return instant();
      }

      @Override
      public Pauses pauses() {
        return new ClockPauses(instant());
      }
    };
  }

  private synchronized Alarm alarm(Instant due) {
    Alarm alarm = new Alarm(due, new CompletableFuture<>());
    if (due.isAfter(now)) {
      alarms.add(alarm);
      notifyAll();
    } else {
      alarm.rings().complete(null);
    }
    return alarm;
  }

  private synchronized void dismiss(Alarm alarm) {
    alarms.remove(alarm);
  }

  private final class ClockPauses implements ServerTime.Pauses {
    private Instant due;

    ClockPauses(Instant start) {
      this.due = start;
    }

    @Override
    public void await(Duration time, CompletableFuture<?> gone)
        throws InterruptedException, ExecutionException {
      due = due.plus(time);
      Alarm alarm = alarm(due);
      try {
        CompletableFuture.anyOf(gone, alarm.rings()).get();
      } finally {
        dismiss(alarm);
      }
    }
  }
}
