package io.hearthlink.verification.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All cells of the matrix, and how they are run side by side. */
final class Cells {

  /** Most cells wait for a timeout or a socket: more of them run than cores, as memory allows. */
  private static final int PARALLEL = Runtime.getRuntime().maxMemory() < 256 << 20 ? 10 : 20;

  private Cells() {}

  static List<Cell> all() {
    List<Cell> cells = new ArrayList<>();
    for (EntryPoint entry : EntryPoint.values()) {
      for (Stack stack : Stack.values()) {
        for (Mode mode : entry.modes()) {
          for (Form form : Form.values()) {
            for (Fault fault : Fault.values()) {
              Cell cell = new Cell(fault, form, mode, entry, stack);
              if (makesSense(cell) && isWanted(cell)) {
                cells.add(cell);
              }
            }
          }
        }
      }
    }
    return cells;
  }

  /** Whether there is such a cell: who waits hears no pieces, and one body is no stream. */
  private static boolean makesSense(Cell cell) {
    boolean asksBefore = !cell.stack().before().isEmpty();
    if (!cell.fault().isOf(cell.form())
        || (asksBefore ? !cell.fault().hasServer() : cell.fault().ofKeptConnections())) {
      return false;
    }
    return switch (cell.fault().caller()) {
      case THROWS, BLOCKS -> cell.mode() == Mode.STREAMING;
      case CANCELS -> cell.mode().streamed();
      case CLOSES -> cell.mode() == Mode.STREAMING;
      case CLOSES_EARLY -> true;
      // a model of LangChain4j can be cancelled once it has said something
      case CANCELS_EARLY -> !cell.mode().equals(Mode.STREAMING) || !cell.entry().isModel();
      case LISTENS -> cell.mode().streamed() || !cell.fault().ofStreams();
    };
  }

  /** Clients meet every fault; what is built on them, and other stacks, the common ones. */
  private static boolean isWanted(Cell cell) {
    boolean client = cell.entry() == EntryPoint.CLIENT;
    boolean plain = cell.stack() == Stack.PLAIN;
    return (client && plain && cell.mode() != Mode.COLLECTED)
        || (cell.fault().isCommon() && (client || plain));
  }

  /** Lets every class be loaded, which takes longer than some timeouts. */
  static void warmUp() throws Exception {
    for (EntryPoint entry : EntryPoint.values()) {
      for (Mode mode : entry.modes()) {
        for (Form form : Form.values()) {
          new Cell(Fault.D9, form, mode, entry, Stack.PLAIN).run();
          new Cell(Fault.F17, form, mode, entry, Stack.TOOL_TEXT).run();
        }
      }
    }
  }

  /** Runs the cells, the heavy ones one after the other, and returns at once. */
  static List<Future<Cell.Outcome>> start(List<Cell> cells) {
    ExecutorService pool = pool(PARALLEL);
    ExecutorService heavy = pool(1);
    List<Future<Cell.Outcome>> outcomes = new ArrayList<>();
    for (Cell cell : cells) {
      outcomes.add((cell.fault().isHeavy() ? heavy : pool).submit(cell::run));
    }
    pool.shutdown();
    heavy.shutdown();
    return outcomes;
  }

  /** The outcome of a cell; one that breaks off is a violation too. */
  static Cell.Outcome outcome(Cell cell, Future<Cell.Outcome> running) throws InterruptedException {
    try {
      return running.get();
    } catch (ExecutionException e) {
      return Cell.Outcome.brokenOff(cell, String.valueOf(e.getCause()));
    }
  }

  private static ExecutorService pool(int threads) {
    return Executors.newFixedThreadPool(
        threads,
        task -> {
          Thread thread = new Thread(task, "matrix");
          thread.setDaemon(true);
          return thread;
        });
  }
}
