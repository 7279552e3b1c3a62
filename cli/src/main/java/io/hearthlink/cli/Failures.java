package io.hearthlink.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.StructuredOutputException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Says what went wrong. */
final class Failures {

  private Failures() {}

  /** Reports a failure, and returns its exit code. */
  static int report(Output output, LlmException failure) {
    int code = ExitCodes.of(failure);
    if (output.json()) {
      ObjectNode json = Json.object();
      json.set("error", Json.failure(failure, code));
      output.object(json);
    } else {
      print(output, failure);
    }
    return code;
  }

  /** Prints a failure as a line. */
  static void print(Output output, LlmException failure) {
    boolean wanted = failure instanceof CancelledException;
    output.note(
        wanted
            ? output.errorStyle().faint("Interrupted.")
            : output.errorStyle().red("Error: ") + failure.getMessage());
    if (failure instanceof StructuredOutputException unfit) {
      unfit.problems().forEach(problem -> output.note("  " + problem));
    }
  }

  /** Reports what should not happen. */
  static int unexpected(Output output, RuntimeException failure, boolean debug) {
    String message = "Something unexpected went wrong: " + failure;
    if (output.json()) {
      ObjectNode json = Json.object();
      json.set("error", Json.error("unexpected", message, ExitCodes.MODEL));
      output.object(json);
    } else {
      output.note(output.errorStyle().red("Error: ") + message);
    }
    if (debug) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      output.note(trace.toString());
    }
    return ExitCodes.MODEL;
  }
}
