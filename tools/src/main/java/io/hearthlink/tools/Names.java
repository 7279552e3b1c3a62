package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import io.hearthlink.error.ConfigurationException;
import java.util.List;
import java.util.regex.Pattern;

/** Which names functions may have; servers refuse others. */
final class Names {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  private Names() {}

  static boolean valid(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Refuses a function that no server would take.
   *
   * @throws ConfigurationException if its name or that of a parameter is none
   */
  static void check(ToolSpecification function) {
    String name = function.name();
    if (name == null || !valid(name)) {
      throw refusal(
          String.valueOf(name),
          "The function name \""
              + name
              + "\" is none: take 1 to 64 letters, digits, \"_\" and \"-\".");
    }
    if (function.parameters() != null
        && function.parameters().properties().keySet().stream().anyMatch(String::isBlank)) {
      throw refusal(name, "The function " + name + " has a parameter without a name.");
    }
  }

  /** Says that a tool is wrong. */
  static ConfigurationException refusal(String source, String message) {
    return new ConfigurationException(message, null, source, 0, 0, List.of(), null);
  }
}
