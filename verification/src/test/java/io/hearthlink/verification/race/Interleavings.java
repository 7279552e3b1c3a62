package io.hearthlink.verification.race;

import io.hearthlink.testkit.LeavesBehind;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A small thing with shared state, whose operations Lincheck runs at the same time, in every order
 * that it finds: each result must be one that the operations have one after the other, too.
 */
@Tag("lincheck")
@ExtendWith(RaceReport.class)
@LeavesBehind(value = ".*\\.class", because = "Lincheck reads classes and closes none of them")
public abstract class Interleavings {

  private static final int THREADS = 2;
  private static final int ACTORS = 3;

  /** Few operations before the race, or there is nothing left that could be new in it. */
  private static final int BEFORE = 1;

  /** Creates the thing anew; Lincheck does so for each round. */
  protected Interleavings() {}

  @Test
  void inSomeOrders() {
    model(4, 100);
  }

  @Tag("deep")
  @Test
  void inManyOrders() {
    model(15, 300);
  }

  @Tag("deep")
  @Test
  void underStress() {
    RaceReport.rounds(10);
    new StressOptions()
        .iterations(10)
        .invocationsPerIteration(300)
        .threads(THREADS)
        .actorsBefore(BEFORE)
        .actorsPerThread(ACTORS)
        .actorsAfter(ACTORS)
        .check(getClass());
  }

  private void model(int scenarios, int orders) {
    RaceReport.rounds(scenarios);
    new ModelCheckingOptions()
        .iterations(scenarios)
        .invocationsPerIteration(orders)
        .threads(THREADS)
        .actorsBefore(BEFORE)
        .actorsPerThread(ACTORS)
        .actorsAfter(ACTORS)
        .check(getClass());
  }
}
