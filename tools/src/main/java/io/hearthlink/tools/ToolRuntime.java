package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import io.hearthlink.engine.CallPool;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** What toolboxes that were made of each other share: their threads. Thread-safe. */
final class ToolRuntime {

  private final CallPool calls = new CallPool(ToolThreads.IDLE);
  private final Executor threads = ToolThreads.create();

  /** Runs calls of models with all their rounds. */
  CallPool calls() {
    return calls;
  }

  /** Runs what one call needs. */
  TaskGroup tasks() {
    return new TaskGroup(threads, calls);
  }

  /** Runs one call outside of an answer. */
  ToolExecutionResultMessage execute(ToolSet tools, ToolPolicy policy, ToolExecutionRequest call) {
    CallRunner runner = new CallRunner(policy, tasks(), Deadline.NONE, ErrorContext.NONE);
    Asked asked = Offer.of(tools.now(runner::functions), List.of()).check(call, new ArrayList<>());
    if (asked.isForCaller()) {
      throw new InvalidRequestException(
          "The function " + asked.call().name() + " has no code: answer its calls yourself.",
          ErrorContext.NONE);
    }
    return told(runner.run(1, List.of(asked), ended -> {}).get(0));
  }

  /** What the model is told of a call. */
  static ToolExecutionResultMessage told(ToolCall call) {
    return ToolExecutionResultMessage.builder()
        .id(call.request().id())
        .toolName(call.name())
        .text(call.result())
        .isError(call.outcome() == ToolCall.Outcome.OK ? null : true)
        .build();
  }
}
