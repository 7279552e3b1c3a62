package io.hearthlink.error;

import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.List;

/**
 * One try to get an answer that fits a schema. Immutable.
 *
 * @param mode how the model was asked
 * @param problems what was wrong with the answer, one line each; empty where it fitted
 * @param usage tokens of prompt and answer; zero where the server refused the request
 * @param time from the start of the try to its end
 */
public record OutputAttempt(Mode mode, List<String> problems, TokenUsage usage, Duration time) {

  /** How a model is asked for an answer that fits a schema. */
  public enum Mode {
    /** Without the schema, for an answer in words that the next try puts into JSON. */
    FREE,
    /** The schema is the response format of the server. */
    NATIVE,
    /** The schema is that of the arguments of a tool which the model has to call. */
    TOOL,
    /** The schema is in the prompt alone. */
    PROMPT
  }

  /** Copies the problems. */
  public OutputAttempt {
    problems = List.copyOf(problems);
  }

  /** Counts the problems, which may quote the answer: content does not belong into logs. */
  @Override
  public String toString() {
    return "OutputAttempt[" + mode + ", " + problems.size() + " problems, " + time + "]";
  }
}
