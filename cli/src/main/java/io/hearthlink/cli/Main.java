package io.hearthlink.cli;

/** The program {@code hearthlink}. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the program with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    Interrupts interrupts = new Interrupts(() -> Runtime.getRuntime().halt(ExitCodes.INTERRUPTED));
    interrupts.listen();
    System.exit(new Cli(Shell.system(), interrupts).run(args));
  }
}
