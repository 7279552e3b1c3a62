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

  /** What to do about a mistake; empty where that is plain. */
  static String advice(ParameterException mistake) {
    if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> near = unmatched.getSuggestions();
    if (!near.isEmpty()) {
      return ". Did you mean " + String.join(" or ", near) + "?";
    }
    return AskCommand.NAME.equals(mistake.getCommandLine().getCommandName())
        ? ". Put the prompt in quotes, after -- if it begins with a hyphen."
        : "";
  }
}
