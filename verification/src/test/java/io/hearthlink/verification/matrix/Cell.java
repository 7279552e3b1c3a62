package io.hearthlink.verification.matrix;

import io.hearthlink.Hearthlink;
import io.hearthlink.config.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One cell of the matrix: one fault met in one way. */
record Cell(Fault fault, Form form, Mode mode, EntryPoint entry, Stack stack) {

  /** What a loaded machine may add to a deadline before it counts as a hang. */
  static final Duration HANG = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Expected.PATIENT.load();

  private static final String PROMPT = "the first question";
  private static final String AGAIN = "the second question";
  private static final Duration WHOLE = Duration.ofSeconds(30);

  /**
   * How a cell went.
   *
   * @param took from the question, or from the cancel or the close, to the ending
   * @param violations what was not right; empty where all was
   */
  record Outcome(Cell cell, Duration took, List<String> violations) {
    static Outcome brokenOff(Cell cell, String why) {
      return new Outcome(cell, Duration.ZERO, List.of("breaks off: " + why));
    }

    @Override
    public String toString() {
      return cell + ": right is " + cell.expected();
    }
  }

  Asked asked() {
    return new Asked(form, mode.streamed(), entry.words(), stack.before());
  }

  Expected expected() {
    return entry.expected(fault, asked());
  }

  /** Lets it happen. */
  Outcome run() throws Exception {
    CellThreads threads = new CellThreads(toString());
    Seen seen = new Seen(fault.caller());
    try (Scene scene = fault.open(asked())) {
      Contract contract = new Contract(this, expected(), seen, scene, threads);
      Duration took = meet(scene, seen, contract, threads);
      if (!fault.breaksHead()) {
        contract.closedItsConnections();
      }
      contract.hasNoThreads();
      contract.endedOnce();
      return new Outcome(this, took, contract.violations());
    }
  }

  private Duration meet(Scene scene, Seen seen, Contract contract, CellThreads threads)
      throws Exception {
    Expected expected = expected();
    try (Hearthlink hearth = hearth(scene.url(), expected.timeouts())) {
      EntryPoint.Asker asker = entry.open(hearth);
      long start = System.nanoTime();
      Thread caller = threads.start(() -> asker.ask(new Ask(mode, stack, PROMPT), seen));
      if (fault.caller().cancels() || fault.caller().closes()) {
        start = end(hearth, scene, seen, caller);
      } else if (expected.isSilence()) {
        awaitAsked(scene);
      }
      Duration took = Duration.ofNanos(awaitEnding(seen, expected) - start);
      contract.endsInTime(took);
      contract.tellsTheTruth();
      contract.namesIt();
      contract.isSent();
      contract.isIdle();
      boolean closed = fault.caller().closes();
      // the next question has the same timeouts, and a short one may run out
      boolean usable = !closed && scene.answersAgain() && !expected.waits();
      if (!usable && !fault.isWhole()) {
        contract.closedItsConnections();
      }
      if (closed) {
        Seen again = new Seen(Caller.LISTENS);
        long asked = System.nanoTime();
        threads.start(() -> asker.ask(new Ask(mode, stack, AGAIN), again));
        contract.refuses(again, Duration.ofNanos(awaitEnding(again, Expected.answer()) - asked));
      } else if (usable || (scene.answersAgain() && entry.remembers())) {
        Seen again = new Seen(Caller.LISTENS);
        threads.start(() -> asker.ask(new Ask(mode, stack, AGAIN), again));
        awaitEnding(again, Expected.answer());
        contract.answersAgain(usable ? again : null);
      }
      return took;
    }
  }

  private Hearthlink hearth(String url, Timeouts timeouts) {
    // one body is asked for only where the whole has a limit
    Timeouts limits =
        mode == Mode.BLOCKING && timeouts.total() == null ? timeouts.withTotal(WHOLE) : timeouts;
    return form.hearth(url).llm(llm -> llm.timeouts(limits)).build();
  }

  private long end(Hearthlink hearth, Scene scene, Seen seen, Thread caller) throws Exception {
    if (fault.caller().endsInMiddle() && mode == Mode.STREAMING) {
      seen.awaitMiddle(PATIENCE);
    }
    awaitAsked(scene);
    long start = System.nanoTime();
    if (fault.caller().closes()) {
      hearth.close();
    } else if (mode == Mode.STREAMING) {
      seen.cancel(PATIENCE);
    } else {
      caller.interrupt();
    }
    return start;
  }

  private static void awaitAsked(Scene scene) throws InterruptedException {
    if (!CellThreads.becomes(() -> scene.asked() > 0, PATIENCE.toMillis())) {
      throw new AssertionError("nothing was asked");
    }
  }

  private static long awaitEnding(Seen seen, Expected expected) throws Exception {
    Duration patience = expected.isSilence() ? Duration.ZERO : expected.limit().plus(HANG);
    try {
      return seen.ended().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return System.nanoTime();
    }
  }

  @Override
  public String toString() {
    return form
        + " "
        + mode
        + " "
        + entry
        + (stack == Stack.PLAIN ? " " : " " + stack + " ")
        + fault;
  }
}
