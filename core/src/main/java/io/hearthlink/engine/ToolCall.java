package io.hearthlink.engine;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A tool call of the model, and what became of it. Immutable.
 *
 * @param request what the model asked for, name and arguments; a near name is corrected already
 * @param outcome what became of it
 * @param result what the model was told
 * @param duration how long the tool ran; zero where it did not
 * @param round in which answer of the model it stood, from 1
 * @param failure what the tool threw, of which the model was told no more than {@code result}; null
 *     where it threw nothing
 */
public record ToolCall(
    ToolExecutionRequest request,
    Outcome outcome,
    String result,
    Duration duration,
    int round,
    @Nullable Throwable failure) {

  /** What became of a call. */
  public enum Outcome {
    /** The tool ran and returned something. */
    OK,
    /** The tool threw. */
    FAILED,
    /** The tool did not end in time; it was interrupted. */
    TIMEOUT,
    /**
     * The tool did not run: it is unknown, its arguments do not fit, it was not approved, or the
     * same call was made too often.
     */
    REFUSED
  }

  /** Name of the tool. */
  public String name() {
    return request.name();
  }

  /** The arguments, a JSON object as text. */
  public String arguments() {
    return request.arguments();
  }

  /** Leaves arguments and result out: content does not belong into logs. */
  @Override
  public String toString() {
    return "ToolCall[" + name() + ", " + outcome + ", round=" + round + ", " + duration + "]";
  }
}
