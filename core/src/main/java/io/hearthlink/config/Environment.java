package io.hearthlink.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * What surrounds the program, as far as configuration is read from it. Immutable.
 *
 * @param variables environment variables by name
 * @param folder the working folder, in which {@code hearthlink.yaml} is looked for
 * @param home the user's home, in which {@code .config/hearthlink/hearthlink.yaml} is looked for
 */
public record Environment(Map<String, String> variables, Path folder, Path home) {

  /** Copies the variables. */
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** Leaves the values of the variables out, among which are secrets. */
  @Override
  public String toString() {
    return "Environment[" + variables.size() + " variables, " + folder + ", " + home + "]";
  }

  /** The variables, the working folder and the home of this process. */
  public static Environment system() {
    return new Environment(System.getenv(), Path.of(""), Path.of(System.getProperty("user.home")));
  }
}
