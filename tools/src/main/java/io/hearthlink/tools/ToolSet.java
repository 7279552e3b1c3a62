package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import io.hearthlink.error.ConfigurationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a toolbox. Immutable.
 *
 * @param fixed those that never change
 * @param sources give the others, anew for each call
 * @param only the names that count of those of the sources; null for all
 */
record ToolSet(List<ToolFunction> fixed, List<ToolSource> sources, @Nullable Set<String> only) {

  static final ToolSet EMPTY = new ToolSet(List.of(), List.of(), null);

  /**
   * Returns this set with more.
   *
   * @throws io.hearthlink.error.ConfigurationException if one is no tool, or two have the same name
   */
  ToolSet with(Object... tools) {
    List<ToolFunction> functions = new ArrayList<>(fixed);
    List<ToolSource> all = new ArrayList<>(sources);
    for (Object tool : tools) {
      if (tool instanceof ToolSource source) {
        all.add(source);
      } else if (tool instanceof ToolFunction function) {
        functions.add(function);
      } else if (tool instanceof ToolSpecification specification) {
        functions.add(ToolFunction.declared(specification));
      } else {
        functions.addAll(AnnotatedTools.of(tool));
      }
    }
    Set<String> names = new HashSet<>();
    for (ToolFunction function : functions) {
      if (!names.add(function.name())) {
        throw Names.refusal(
            function.name(), "Two functions are named " + function.name() + ": rename one.");
      }
    }
    return new ToolSet(List.copyOf(functions), List.copyOf(all), only);
  }

  /**
   * Returns this set with these functions only.
   *
   * @throws io.hearthlink.error.ConfigurationException if there is none of that name
   */
  ToolSet only(Set<String> names) {
    List<ToolFunction> kept = fixed.stream().filter(f -> names.contains(f.name())).toList();
    for (String name : names) {
      if (sources.isEmpty() && kept.stream().noneMatch(f -> f.name().equals(name))) {
        throw unknown(name, fixed);
      }
    }
    return new ToolSet(kept, sources, Set.copyOf(names));
  }

  /**
   * Returns all functions that there are now.
   *
   * @param ask asks a source
   */
  List<ToolFunction> now(Function<ToolSource, List<ToolFunction>> ask) {
    List<ToolFunction> now = new ArrayList<>(fixed);
    for (ToolSource source : sources) {
      for (ToolFunction function : ask.apply(source)) {
        if (only == null || only.contains(function.name())) {
          now.add(function);
        }
      }
    }
    return now;
  }

  /** The names of those that are known. */
  List<String> names() {
    return fixed.stream().map(ToolFunction::name).toList();
  }

  /** Says that there is no function of a name. */
  private static ConfigurationException unknown(String name, List<ToolFunction> functions) {
    List<String> names = functions.stream().map(ToolFunction::name).toList();
    return new ConfigurationException(
        "There is no function \"" + name + "\". There are: " + String.join(", ", names) + ".",
        null,
        name,
        0,
        0,
        names,
        null);
  }
}
