package io.hearthlink.personas;

import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecution;
import dev.langchain4j.service.tool.ToolExecutionResult;
import io.hearthlink.engine.ToolCall;

/** Tool calls in the form of LangChain4j's AI Services. */
final class ToolExecutions {

  private ToolExecutions() {}

  static ToolExecution of(ToolCall call) {
    return ToolExecution.builder()
        .request(call.request())
        .invocationContext(InvocationContext.builder().build())
        .result(
            ToolExecutionResult.builder()
                .isError(call.outcome() != ToolCall.Outcome.OK)
                .resultText(call.result())
                .build())
        .build();
  }
}
