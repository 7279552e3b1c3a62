package io.hearthlink.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * Makes options and reads them. They are declared by calls and not by annotations, because finding
 * annotations takes a third of the time that a run has before its first word.
 */
final class Options {

  private Options() {}

  /** An option with a value, of one command. */
  static OptionSpec.Builder value(String name, Class<?> type, String label, String help) {
    return OptionSpec.builder(name).type(type).paramLabel(label).description(help);
  }

  /** An option without a value, of one command. */
  static OptionSpec flag(String name, String help) {
    return OptionSpec.builder(name).type(boolean.class).description(help).build();
  }

  /** An option of the program, which may stand before the command or after it. */
  static OptionSpec global(@Nullable String label, String help, String... names) {
    OptionSpec.Builder option =
        OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
            .scopeType(ScopeType.INHERIT)
            .description(help);
    // whoever asks for one of these need not give what a command requires
    List<String> all = List.of(names);
    option
        .usageHelp(all.contains(GlobalOptions.HELP))
        .versionHelp(all.contains(GlobalOptions.VERSION));
    return label == null
        ? option.type(boolean.class).build()
        : option.type(String.class).paramLabel(label).build();
  }

  /** The text of an option wherever it stood; null where it was not given. */
  static @Nullable String text(ParseResult options, String name) {
    return option(options, name).getValue();
  }

  /** The number of an option wherever it stood; null where it was not given. */
  static @Nullable Integer number(ParseResult options, String name) {
    return option(options, name).getValue();
  }

  /** The values of an option that may be given several times. */
  static List<String> all(ParseResult options, String name) {
    List<String> values = option(options, name).getValue();
    return values == null ? List.of() : values;
  }

  /** Whether a flag was given. */
  static boolean has(ParseResult options, String name) {
    return Boolean.TRUE.equals(option(options, name).getValue());
  }

  private static OptionSpec option(ParseResult options, String name) {
    return Objects.requireNonNull(options.commandSpec().findOption(name), name);
  }
}
