package io.hearthlink.cli;

import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ModelNotFoundException;
import io.hearthlink.error.TimeoutException;

/** The exit codes of the program. */
final class ExitCodes {

  static final int OK = 0;
  static final int USAGE = 2;
  static final int CONFIGURATION = 3;
  static final int CONNECTION = 4;
  static final int MODEL_NOT_FOUND = 5;
  static final int TIMEOUT = 6;
  static final int MODEL = 7;
  static final int INTERRUPTED = 130;

  /** How messages name what was given as an option. */
  static final String COMMAND_LINE = "command line";

  private ExitCodes() {}

  /** The code for a failure. */
  static int of(LlmException failure) {
    if (failure instanceof ConfigurationException wrong) {
      return wrong.source().equals(COMMAND_LINE) ? USAGE : CONFIGURATION;
    } else if (failure instanceof ConnectionException) {
      return CONNECTION;
    } else if (failure instanceof ModelNotFoundException) {
      return MODEL_NOT_FOUND;
    } else if (failure instanceof TimeoutException) {
      return TIMEOUT;
    } else if (failure instanceof CancelledException) {
      return INTERRUPTED;
    }
    return MODEL;
  }
}
