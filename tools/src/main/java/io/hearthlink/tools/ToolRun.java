package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.engine.ToolCall.Outcome;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One run of a tool on its thread, which ends in words for the model whatever the tool does.
 *
 * @param request what the model asks for
 * @param code does it
 * @param round in which answer of the model it stood
 * @param limit most characters of the result
 */
record ToolRun(
    ToolExecutionRequest request,
    ToolFunction.Code<ToolExecutionRequest> code,
    int round,
    int limit)
    implements Callable<ToolCall> {

  @Override
  public ToolCall call() {
    long start = System.nanoTime();
    try {
      return ended(start, Outcome.OK, ResultText.of(code.run(request), limit), null);
    } catch (UnfitArgumentsException e) {
      return ended(start, Outcome.REFUSED, "Error: " + e.getMessage(), e);
    } catch (ToolFailure e) {
      String told = ResultText.plain("Error: " + e.getMessage(), limit);
      return ended(start, Outcome.FAILED, told, e);
    } catch (Exception | Error e) {
      return ended(start, Outcome.FAILED, "Error: the tool " + request.name() + " failed.", e);
    }
  }

  private ToolCall ended(long start, Outcome outcome, String result, @Nullable Throwable failure) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new ToolCall(request, outcome, result, took, round, failure);
  }
}
