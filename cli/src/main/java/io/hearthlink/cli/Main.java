package io.hearthlink.cli;

import org.jline.utils.Signals;

/** The program {@code hearthlink}. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the program with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    Interrupts interrupts = interrupts();
    int code = new Cli(Shell.system(), interrupts).run(args);
    interrupts.finished();
    System.exit(code);
  }

  /** Ctrl-C of this process. */
  static Interrupts interrupts() {
    Interrupts interrupts =
        new Interrupts(
            action -> Signals.register("INT", action),
            () -> Runtime.getRuntime().halt(ExitCodes.INTERRUPTED));
    interrupts.hearEndOfProcess();
    return interrupts;
  }
}
