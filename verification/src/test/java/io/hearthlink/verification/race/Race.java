package io.hearthlink.verification.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets actions begin at the same moment, round after round, on threads that wait for each other.
 * Each action is put off by a random instant, so that the rounds meet in different places.
 */
public final class Race implements AutoCloseable {

  /** Rounds of each race; the tier says how many. */
  public static final int ROUNDS = Integer.getInteger("hearthlink.races", 1000);

  private static final int HANG_SECONDS = 30;
  private static final int LONGEST_SPIN = 2_000;
  private static final int SHORT_SPIN = 20;

  private final ExecutorService threads;
  private final CyclicBarrier start;
  private final Random random = new Random(42);
  private int rounds;

  /** Creates one of so many parties. */
  public Race(int parties) {
    threads = Executors.newFixedThreadPool(parties);
    start = new CyclicBarrier(parties);
  }

  /** An action of a round; what it throws fails the round. */
  public interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /** Runs the actions, as many as there are parties, and waits until all have ended. */
  public void round(Action... actions) {
    RaceReport.rounds(1);
    List<Future<?>> running = new ArrayList<>();
    // what is short meets only what begins at the same moment
    int longest = ++rounds % 2 == 0 ? LONGEST_SPIN : SHORT_SPIN;
    for (Action action : actions) {
      int spins = random.nextInt(longest);
      running.add(
          threads.submit(
              () -> {
                start.await(HANG_SECONDS, TimeUnit.SECONDS);
                for (int i = 0; i < spins; i++) {
                  Thread.onSpinWait();
                }
                action.run();
                return null;
              }));
    }
    running.forEach(Race::await);
  }

  private static void await(Future<?> action) {
    try {
      action.get(HANG_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("an action of the race did not end", e);
    } catch (ExecutionException e) {
      throw new AssertionError("an action of the race failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
