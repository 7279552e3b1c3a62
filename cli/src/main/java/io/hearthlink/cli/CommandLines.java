package io.hearthlink.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The grammar of the command line. */
final class CommandLines {

  private static final List<Command> COMMANDS =
      List.of(
          new AskCommand(),
          new ChatCommand(),
          new ModelsCommand(),
          new DoctorCommand(),
          new TourCommand());

  /** The names of the commands, for a reader. */
  static final String NAMES = "ask, chat, models, doctor and tour";

  private CommandLines() {}

  static CommandLine of() {
    CommandSpec root = CommandSpec.create().name("hearthlink");
    root.usageMessage().description("Talk to language models that run on your own machine.");
    GlobalOptions.addTo(root);
    for (Command command : COMMANDS) {
      CommandSpec spec = command.spec();
      root.addSubcommand(spec.name(), spec);
    }
    return new CommandLine(root)
        // a prompt that begins with @ is no file
        .setExpandAtFiles(false)
        .setOverwrittenOptionsAllowed(true);
  }

  /** What is wrong with a command line, and what to do about it. */
  static String explain(ParameterException mistake) {
    CommandLine line = mistake.getCommandLine();
    boolean unmatched = mistake instanceof UnmatchedArgumentException;
    if (unmatched && line.getParent() == null) {
      String word = ((UnmatchedArgumentException) mistake).getUnmatched().get(0);
      String what = word.startsWith("-") ? "option" : "command";
      return "There is no " + what + " \"" + word + "\". The commands are " + NAMES + ".";
    }
    boolean ask = unmatched && AskCommand.NAME.equals(line.getCommandName());
    return mistake.getMessage()
        + (ask ? ". Put the prompt in quotes, after -- if it begins with a hyphen." : "");
  }
}
