package io.hearthlink.verification.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.verification.report.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Makes very many calls, a fifth of which fail: each ends once and as it should, and of the first
 * tenth of the calls and of all of them the same remains.
 */
class SoakTest {

  private static final int PARALLEL = 32;
  private static final int SHORT = Integer.getInteger("soak.short", 5_000);
  private static final int LONG = Integer.getInteger("soak.calls", 1_000_000);
  private static final Duration IN_ANY_CASE = Duration.ofMinutes(20);
  private static final long MOST_HEAP = 5L << 20;
  private static final int MOST_THREADS = 2;
  private static final int MOST_FILES = 4;

  /** The JDK closes idle connections after 4 s, thread pools end idle threads after a minute. */
  private static final Duration IDLE = Duration.ofSeconds(75);

  @Test
  void some_thousand_calls() throws Exception {
    soak(Suite.of("short soak"), SHORT, Duration.ofSeconds(3), false);
  }

  @Tag("soak")
  @Test
  void a_million_calls() throws Exception {
    soak(Suite.of("soak"), LONG, Duration.ofHours(2), true);
  }

  /** Makes the first tenth in any case, and of the rest what there is time for. */
  private static void soak(Suite suite, int calls, Duration most, boolean settles)
      throws Exception {
    Remains before = Remains.now();
    Remains early;
    Remains late;
    int made;
    LongAdder endings = new LongAdder();
    try (SoakServer server = SoakServer.start();
        SoakCalls soak = new SoakCalls(server.urls(), endings)) {
      Round round = new Round(suite, soak);
      round.run(calls / 10, IN_ANY_CASE);
      early = remains(settles);
      round.run(calls, most);
      late = remains(settles);
      made = round.made();
      suite.line(made + " calls, " + Math.round(made / round.seconds()) + " a second.");
    }
    boolean gone =
        becomes(
            () ->
                Remains.threadCount() <= before.threads() + MOST_THREADS
                    && Remains.fileCount() <= before.files() + MOST_FILES,
            IDLE);
    suite.line("Before: " + before + ".");
    suite.line("After a tenth: " + early + ".");
    suite.line("After all: " + late + ".");
    suite.line("Closed: " + Remains.now() + ".");
    int least = settles ? calls : calls / 10 + 1;
    suite.cell("all calls are made", check(made >= least, "only " + made));
    // a second ending would come later than the first
    suite.cell("each ends once", check(endings.sum() == made, endings + " endings of " + made));
    suite.cell("the heap stays", check(late.heap() - early.heap() <= MOST_HEAP, "heap " + late));
    suite.cell("nothing is left when closed", check(gone, "left " + Remains.now()));
    if (settles) {
      int threads = Math.abs(late.threads() - early.threads());
      suite.cell("threads stay", check(threads <= MOST_THREADS, early + ", then " + late));
      int files = Math.abs(late.files() - early.files());
      suite.cell("files stay", check(files <= MOST_FILES, early + ", then " + late));
    }
    suite.write();
    assertThat(suite.violations()).isEmpty();
  }

  /** What remains, once what is idle has gone where that is waited for. */
  private static Remains remains(boolean settles) throws InterruptedException {
    if (settles) {
      boolean unused = becomes(() -> Remains.idleThreads() == 0, IDLE);
    }
    return Remains.now();
  }

  private static List<String> check(boolean good, String otherwise) {
    return good ? List.of() : List.of(otherwise);
  }

  private static boolean becomes(BooleanSupplier condition, Duration within)
      throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + within.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      System.gc(); // a client of the JDK ends when nothing refers to it
      boolean unused = never.await(200, TimeUnit.MILLISECONDS);
    }
    return true;
  }

  /** Calls in their order, made by many threads. */
  private static final class Round {
    private final Suite suite;
    private final SoakCalls calls;
    private final AtomicInteger next = new AtomicInteger();
    private long nanos;

    Round(Suite suite, SoakCalls calls) {
      this.suite = suite;
      this.calls = calls;
    }

    int made() {
      return suite.cells();
    }

    double seconds() {
      return nanos / 1e9;
    }

    void run(int until, Duration most) throws Exception {
      long start = System.nanoTime();
      long end = start + most.toNanos();
      ExecutorService pool = Executors.newFixedThreadPool(PARALLEL);
      try {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < PARALLEL; i++) {
          running.add(
              pool.submit(
                  () -> {
                    make(until, end);
                    return null;
                  }));
        }
        for (Future<?> one : running) {
          one.get();
        }
      } finally {
        pool.shutdownNow();
        nanos += System.nanoTime() - start;
      }
    }

    private void make(int until, long end) throws InterruptedException {
      while (System.nanoTime() < end) {
        int number = next.getAndUpdate(n -> n < until ? n + 1 : n);
        if (number >= until) {
          return;
        }
        String problem = calls.make(number);
        suite.cell("call " + number, check(problem.isEmpty(), problem));
      }
    }
  }
}
