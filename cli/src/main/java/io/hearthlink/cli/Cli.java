package io.hearthlink.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthlink.error.LlmException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads a command line, runs its command, and reports its failure. */
final class Cli {

  private final Shell shell;
  private final Interrupts interrupts;

  Cli(Shell shell, Interrupts interrupts) {
    this.shell = shell;
    this.interrupts = interrupts;
  }

  /** Runs a command line, and returns the exit code. */
  int run(String... args) {
    List<String> words = List.of(args);
    Output output = output(words.contains(GlobalOptions.JSON), words);
    try {
      CommandLine line = CommandLines.of();
      ParseResult root = line.parseArgs(args);
      ParseResult command = root.hasSubcommand() ? root.subcommand() : root;
      output = output(Options.has(root, GlobalOptions.JSON), words);
      return run(command, output);
    } catch (ParameterException e) {
      return misused(output, CommandLines.explain(e));
    } catch (UsageException e) {
      return misused(output, e.getMessage());
    }
  }

  private int run(ParseResult command, Output output) {
    if (Options.has(command, GlobalOptions.HELP)) {
      shell.out().print(help(command, output));
      shell.out().flush();
      return ExitCodes.OK;
    }
    if (Options.has(command, GlobalOptions.VERSION)) {
      Version.print(output);
      return ExitCodes.OK;
    }
    if (!(command.commandSpec().userObject() instanceof Command named)) {
      throw new UsageException("A command is missing. There are " + CommandLines.NAMES + ".");
    }
    try (Session session = new Session(shell, output, interrupts, command)) {
      return named.run(session, command);
    } catch (LlmException e) {
      return Failures.report(output, e);
    } catch (UsageException e) {
      throw e;
    } catch (Output.ReaderGoneException e) {
      return ExitCodes.INTERRUPTED;
    } catch (RuntimeException e) {
      return Failures.unexpected(output, e, Options.has(command, GlobalOptions.DEBUG));
    }
  }

  private static int misused(Output output, @Nullable String message) {
    if (output.json()) {
      ObjectNode json = Json.object();
      json.set("error", Json.error("usage", message, ExitCodes.USAGE));
      output.object(json);
    } else {
      output.note(output.errorStyle().red("Error: ") + message);
      output.note("Try \"hearthlink --help\".");
    }
    return ExitCodes.USAGE;
  }

  private static String help(ParseResult command, Output output) {
    StringWriter text = new StringWriter();
    CommandLine line = command.commandSpec().commandLine();
    line.usage(new PrintWriter(text), output.style().on() ? Ansi.ON : Ansi.OFF);
    return text.toString();
  }

  private Output output(boolean json, List<String> words) {
    String unwanted = shell.environment().variables().getOrDefault("NO_COLOR", "");
    String terminal = shell.environment().variables().getOrDefault("TERM", "");
    boolean colour =
        !words.contains(GlobalOptions.NO_COLOR) && unwanted.isEmpty() && !terminal.equals("dumb");
    return new Output(shell, json, colour);
  }
}
