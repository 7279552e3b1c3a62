package io.hearthlink.embedded;

import io.hearthlink.verification.race.Interleavings;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** One caller after the other has the worker, and nobody waits while it is free. */
@Param(name = "caller", gen = IntGen.class, conf = "0:2")
public class TurnsLincheck extends Interleavings {

  private static final int CALLERS = 3;

  private final Turns turns = new Turns();
  private final List<Turns.Ticket> tickets = new ArrayList<>();

  /** Those who have left look at their ticket no more. */
  private final boolean[] left = new boolean[CALLERS];

  public TurnsLincheck() {
    for (int i = 0; i < CALLERS; i++) {
      tickets.add(turns.ask());
    }
  }

  @Operation
  public boolean hasTurn(@Param(name = "caller") int caller) {
    return !left[caller] && tickets.get(caller).hasTurn();
  }

  @Operation
  public void giveUp(@Param(name = "caller") int caller) {
    tickets.get(caller).giveUp();
  }

  @Operation
  public void end(@Param(name = "caller") int caller) {
    left[caller] = true;
    tickets.get(caller).end();
  }

  @Operation
  public void ask() {
    var unused = turns.ask();
  }
}
