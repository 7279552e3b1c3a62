package io.hearthlink.cli;

import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.config.ConfigLoader;
import io.hearthlink.config.HearthlinkConfig;
import io.hearthlink.tools.Toolbox;
import io.hearthlink.transport.WireLog;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What a command works with in one run. */
final class Session implements AutoCloseable {

  private final Shell shell;
  private final Output output;
  private final Interrupts interrupts;
  private final ParseResult options;
  private @Nullable Hearthlink hearth;

  Session(Shell shell, Output output, Interrupts interrupts, ParseResult options) {
    this.shell = shell;
    this.output = output;
    this.interrupts = interrupts;
    this.options = options;
  }

  Shell shell() {
    return shell;
  }

  Output output() {
    return output;
  }

  Interrupts interrupts() {
    return interrupts;
  }

  /** Does what Ctrl-C may end, and prints answers while they come. */
  Answering answering() {
    return new Answering(output, interrupts, shell.patience());
  }

  /** The configuration file in use; empty where there is none. */
  Optional<Path> configFile() {
    return loader(Map.of()).file();
  }

  /** The hearth, made from the configuration and the options at the first call. */
  Hearthlink hearth() {
    return hearth(Map.of());
  }

  /** The client of the wanted model, with the options of the command. */
  LlmClient client(ParseResult command) {
    CallOptions call = SamplingOptions.callOptions(command);
    return hearth(SamplingOptions.overrides(command)).client().withOptions(call);
  }

  /** The tools that a command was given; null without any. */
  @Nullable Toolbox toolbox(ParseResult command) {
    return ToolOptions.toolbox(command, shell.environment().folder());
  }

  private Hearthlink hearth(Map<String, String> more) {
    Hearthlink made = hearth;
    if (made == null) {
      HearthlinkConfig config = loader(more).load();
      boolean debug = Options.has(options, GlobalOptions.DEBUG);
      made = Hearthlink.of(config, debug ? this::show : WireLog.NONE);
      hearth = made;
    }
    return made;
  }

  private void show(String line) {
    output.note(output.errorStyle().faint(line));
  }

  private ConfigLoader loader(Map<String, String> more) {
    Map<String, String> overrides = new LinkedHashMap<>(GlobalOptions.overrides(options));
    overrides.putAll(more);
    ConfigLoader loader =
        ConfigLoader.of(shell.environment()).withOverrides(ExitCodes.COMMAND_LINE, overrides);
    String file = Options.text(options, GlobalOptions.CONFIG);
    return file == null ? loader : loader.withFile(shell.environment().folder().resolve(file));
  }

  @Override
  public void close() {
    if (hearth != null) {
      hearth.close();
    }
  }
}
