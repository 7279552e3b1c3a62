package io.hearthlink.cli;

import io.hearthlink.error.ConfigurationException;
import io.hearthlink.tools.FileTools;
import io.hearthlink.tools.MathTools;
import io.hearthlink.tools.TextTools;
import io.hearthlink.tools.TimeTools;
import io.hearthlink.tools.Toolbox;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code --tool}: the tools that a model may call, by their names or in groups. */
final class ToolOptions {

  private static final String TOOL = "--tool";
  private static final String FILES = "files";

  private final Path folder;
  private final List<Object> tools = new ArrayList<>();
  private final Set<String> groups = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();

  private ToolOptions(Path folder) {
    this.folder = folder;
  }

  static CommandSpec addTo(CommandSpec command) {
    return command.addOption(
        Options.value(
                TOOL,
                List.class,
                "NAME",
                "A tool that the model may call, or a group: time, math, text, files=DIR; may be"
                    + " repeated.")
            .auxiliaryTypes(String.class)
            .build());
  }

  /**
   * The tools that a command was given; null without any.
   *
   * @param folder where relative paths begin
   * @throws UsageException if there is no such tool
   */
  static @Nullable Toolbox toolbox(ParseResult options, Path folder) {
    List<String> wanted = Options.all(options, TOOL);
    if (wanted.isEmpty()) {
      return null;
    }
    ToolOptions chosen = new ToolOptions(folder);
    wanted.forEach(chosen::choose);
    return Toolbox.of(chosen.tools.toArray()).only(chosen.names.toArray(String[]::new));
  }

  private void choose(String wanted) {
    if (wanted.startsWith(FILES + "=")) {
      add(FILES, files(wanted.substring(FILES.length() + 1)));
      return;
    }
    Supplier<Object> group = Groups.ALL.get(wanted);
    if (group != null) {
      add(wanted, group.get());
      return;
    }
    for (Map.Entry<String, Supplier<Object>> each : Groups.ALL.entrySet()) {
      Object tool = each.getValue().get();
      if (namesOf(tool).contains(wanted)) {
        if (groups.add(each.getKey())) {
          tools.add(tool);
        }
        names.add(wanted);
        return;
      }
    }
    throw new UsageException(
        "There is no tool \"" + wanted + "\". There are " + known() + ", or a tool of these.");
  }

  private void add(String group, Object tool) {
    if (groups.add(group)) {
      tools.add(tool);
    } else if (group.equals(FILES)) {
      throw new UsageException("One folder of files is enough: give files=DIR once.");
    }
    names.addAll(namesOf(tool));
  }

  private Object files(String path) {
    try {
      return FileTools.of(folder.resolve(path));
    } catch (InvalidPathException e) {
      throw new UsageException("The folder \"" + path + "\" of " + TOOL + " is none.");
    } catch (ConfigurationException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> namesOf(Object tool) {
    return Toolbox.of(tool).specifications().stream().map(each -> each.name()).toList();
  }

  private static String known() {
    return String.join(", ", Groups.ALL.keySet()) + " and " + FILES + "=DIR";
  }

  /** Loaded only where tools are wanted. */
  private static final class Groups {
    static final Map<String, Supplier<Object>> ALL =
        new TreeMap<>(
            Map.of("time", TimeTools::new, "math", MathTools::new, "text", TextTools::new));
  }
}
