package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.engine.ToolCall.Outcome;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.ToolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the calls of one answer, some at a time. Belongs to the thread of its call. */
final class CallRunner {

  private final ToolLimits limits;
  private final Approval approval;
  private final TaskGroup tasks;
  private final Deadline deadline;
  private final ErrorContext context;

  CallRunner(ToolPolicy policy, TaskGroup tasks, Deadline deadline, ErrorContext context) {
    this.limits = policy.limits();
    this.approval = policy.approval();
    this.tasks = tasks;
    this.deadline = deadline;
    this.context = context;
  }

  /**
   * Runs calls and tells each that has ended, in their order.
   *
   * @throws ToolException if a tool stops the call, or the approval fails
   * @throws CancelledException if the call is cancelled, or the approval stops it
   */
  List<ToolCall> run(int round, List<Asked> asked, Consumer<ToolCall> ended) {
    List<ToolCall> done = new ArrayList<>(asked.size());
    for (int from = 0; from < asked.size(); from += limits.parallel()) {
      List<Asked> some = asked.subList(from, Math.min(asked.size(), from + limits.parallel()));
      // all are approved before one runs: the time of a tool must not pass while a person thinks
      List<Started> started = some.stream().map(this::approved).map(a -> start(a, round)).toList();
      for (Started one : started) {
        ToolCall call = await(one, round);
        done.add(call);
        ended.accept(call);
        stopIfWanted(call);
      }
    }
    return done;
  }

  /**
   * Asks a source for its functions.
   *
   * @throws ToolException if it cannot tell them in time
   */
  List<ToolFunction> functions(ToolSource source) {
    String name = source.getClass().getSimpleName();
    FutureTask<List<ToolFunction>> task = tasks.start(source::functions);
    try {
      return get(task, limits.timeout());
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new ToolException(
          "The tool source "
              + name
              + " did not tell its functions within "
              + limits.timeout().toMillis()
              + " ms.",
          context,
          e);
    } catch (ExecutionException e) {
      throw new ToolException(
          "The tool source " + name + " failed: " + name(e.getCause()), context, e.getCause());
    }
  }

  private Asked approved(Asked asked) {
    if (asked.problem() != null || approval == Approval.ALL) {
      return asked;
    }
    ToolExecutionRequest call = asked.call();
    Approval.Decision decision;
    try {
      decision = get(tasks.ask(() -> approval.decide(call)), null);
    } catch (ExecutionException e) {
      throw new ToolException(
          "The approval of a call to the tool " + call.name() + " failed: " + name(e.getCause()),
          context,
          e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("an approval has no limit but the deadline", e);
    }
    return switch (decision.verdict()) {
      case ALLOW -> asked;
      case REFUSE ->
          asked.refused(
              "The call to "
                  + call.name()
                  + " was not allowed"
                  + (decision.reason().isBlank() ? "." : ": " + decision.reason()));
      case STOP ->
          throw new CancelledException(
              "A call to the tool " + call.name() + " was not approved, which ended the answer.",
              context);
    };
  }

  private Started start(Asked asked, int round) {
    ToolFunction function = asked.function();
    ToolFunction.Code<ToolExecutionRequest> code = function == null ? null : function.code();
    if (asked.problem() != null || code == null) {
      return new Started(asked, null, System.nanoTime());
    }
    ToolRun run = new ToolRun(asked.call(), code, round, limits.resultChars());
    return new Started(asked, tasks.start(run), System.nanoTime());
  }

  private ToolCall await(Started started, int round) {
    ToolExecutionRequest call = started.asked.call();
    if (started.task == null) {
      String problem = "Error: " + started.asked.problem();
      return new ToolCall(call, Outcome.REFUSED, problem, Duration.ZERO, round, null);
    }
    try {
      return get(started.task, limits.timeout().minusNanos(System.nanoTime() - started.nanos));
    } catch (TimeoutException e) {
      started.task.cancel(true);
      String told =
          "Error: " + call.name() + " did not end within " + limits.timeout().toMillis() + " ms.";
      return new ToolCall(call, Outcome.TIMEOUT, told, limits.timeout(), round, null);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run catches everything", e);
    }
  }

  private <T> T get(FutureTask<T> task, @Nullable Duration limit)
      throws ExecutionException, TimeoutException {
    try {
      Duration left = deadline.left();
      Duration wait = shorter(limit, left);
      if (wait == null) {
        return task.get();
      }
      try {
        return task.get(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        Duration unused = deadline.left();
        throw e;
      }
    } catch (CancellationException e) {
      throw new CancelledException("The call was cancelled.", context, e);
    } catch (InterruptedException e) {
      tasks.stop();
      Thread.currentThread().interrupt();
      throw new CancelledException("The call was interrupted.", context, e);
    }
  }

  private static @Nullable Duration shorter(@Nullable Duration a, @Nullable Duration b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) < 0 ? a : b;
  }

  private void stopIfWanted(ToolCall call) {
    if (call.failure() instanceof ToolFailure failure && failure.stops()) {
      tasks.stop();
      throw new ToolException(
          "The tool " + call.name() + " stopped the call: " + failure.getMessage(),
          context,
          failure);
    }
  }

  private static String name(@Nullable Throwable failure) {
    return failure == null ? "unknown" : failure.getClass().getName() + ".";
  }

  /** A call that runs, or with a null task one that does not. */
  private record Started(Asked asked, @Nullable FutureTask<ToolCall> task, long nanos) {}
}
