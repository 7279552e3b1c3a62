package io.hearthlink.tools;

import dev.langchain4j.model.chat.request.ToolChoice;
import org.jspecify.annotations.Nullable;

/**
 * How the functions of a toolbox may be called. Immutable.
 *
 * @param limits what they may take
 * @param approval decides about each call
 * @param choice whether the model may or must call one; null leaves it to the server
 * @param forced the one that it must call first; null for any
 * @param byHand whether the caller answers the calls
 */
record ToolPolicy(
    ToolLimits limits,
    Approval approval,
    @Nullable ToolChoice choice,
    @Nullable String forced,
    boolean byHand) {

  static final ToolPolicy DEFAULT =
      new ToolPolicy(ToolLimits.DEFAULT, Approval.ALL, null, null, false);

  ToolPolicy withLimits(ToolLimits limits) {
    return new ToolPolicy(limits, approval, choice, forced, byHand);
  }

  ToolPolicy withApproval(Approval approval) {
    return new ToolPolicy(limits, approval, choice, forced, byHand);
  }

  ToolPolicy withChoice(ToolChoice choice, @Nullable String forced) {
    return new ToolPolicy(limits, approval, choice, forced, byHand);
  }

  ToolPolicy manual() {
    return new ToolPolicy(limits, approval, choice, forced, true);
  }
}
