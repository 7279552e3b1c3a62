package io.hearthlink.cli;

import io.hearthlink.config.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One run of the program within this process, in a folder and with variables of its own. */
public final class CommandLineRun {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Interrupts interrupts = new Interrupts(action -> {}, () -> {});

  /** Runs a command line, and returns the exit code. */
  public int run(Map<String, String> variables, Path folder, String input, String... args) {
    Shell shell =
        new Shell(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            Shell.Terminals.NONE,
            new Environment(variables, folder, folder),
            Duration.ofMillis(5));
    return new Cli(shell, interrupts).run(args);
  }

  /** What Ctrl-C does. */
  public void interrupt() {
    interrupts.fire();
  }

  /** What stands on standard output. */
  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What stands on standard error. */
  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
