package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import org.jspecify.annotations.Nullable;

/**
 * A call that the model asks for, checked. Immutable.
 *
 * @param call the call; with the declared name and with fitting arguments where it fits
 * @param function what it calls; null where it fits nothing
 * @param problem why it does not run, in words for the model; null where it may
 */
record Asked(ToolExecutionRequest call, @Nullable ToolFunction function, @Nullable String problem) {

  /** Whether it is for the caller to answer it. */
  boolean isForCaller() {
    return function != null && function.code() == null;
  }

  /** Returns this as a call that does not run. */
  Asked refused(String problem) {
    return new Asked(call, function, problem);
  }
}
