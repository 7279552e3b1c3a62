package io.hearthlink.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of the program. Stateless. */
interface Command {

  /** Its name, its options and its help. */
  CommandSpec spec();

  /**
   * Runs it, and returns the exit code.
   *
   * @throws io.hearthlink.error.LlmException if it fails
   * @throws UsageException if it was called in a wrong way
   */
  int run(Session session, ParseResult options);
}
