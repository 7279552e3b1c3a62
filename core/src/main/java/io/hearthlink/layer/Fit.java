package io.hearthlink.layer;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.List;

/** Whether a call that a model asks for fits the tools of its request. Immutable. */
public sealed interface Fit {

  /**
   * It fits.
   *
   * @param call the call with the declared name and with arguments that are a JSON object; what was
   *     asked for itself where nothing had to be corrected
   * @param notes what the reader of a report should know, one sentence each, such as that the name
   *     was corrected; empty as a rule
   */
  record Fits(ToolExecutionRequest call, List<String> notes) implements Fit {

    /** Copies the notes. */
    public Fits {
      notes = List.copyOf(notes);
    }

    /** Leaves the arguments out: content does not belong into logs. */
    @Override
    public String toString() {
      return "Fits[" + call.name() + ", " + notes + "]";
    }
  }

  /**
   * It fits no tool.
   *
   * @param problem what is wrong and what would be right, in words for the model: the names of the
   *     tools, or each argument that does not fit with its path and what was expected there
   */
  record Refused(String problem) implements Fit {}
}
