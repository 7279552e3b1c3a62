package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;

/**
 * Decides about a tool call before it runs. Asked for one call after the other of a conversation,
 * on a thread of its own; it may take its time, ask a person say, and is interrupted where the call
 * is cancelled. What it throws ends the call with a {@link io.hearthlink.error.ToolException}.
 * Thread-safe.
 */
@FunctionalInterface
public interface Approval {

  /** Approves of every call. */
  Approval ALL = call -> Decision.allow();

  /**
   * Decides about a call, whose arguments have been checked.
   *
   * @param call name and arguments
   */
  Decision decide(ToolExecutionRequest call);

  /**
   * What is decided. Immutable.
   *
   * @param verdict whether the tool runs
   * @param reason what the model is told where it does not; empty where nothing is to be told
   */
  record Decision(Verdict verdict, String reason) {

    /** The tool runs. */
    public static Decision allow() {
      return new Decision(Verdict.ALLOW, "");
    }

    /**
     * The tool does not run, and the model goes on.
     *
     * @param reason in words for the model
     */
    public static Decision refuse(String reason) {
      return new Decision(Verdict.REFUSE, reason);
    }

    /**
     * Nothing runs any more: the call ends with a {@link io.hearthlink.error.CancelledException}.
     */
    public static Decision stop() {
      return new Decision(Verdict.STOP, "");
    }
  }

  /** What may be decided. */
  enum Verdict {
    /** The tool runs. */
    ALLOW,
    /** It does not, and the model is told. */
    REFUSE,
    /** The call ends. */
    STOP
  }
}
