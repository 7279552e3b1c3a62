package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.ToolException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One call with all its rounds, from the request to the last answer. Belongs to its thread. */
final class ToolLoop {

  private final ToolPolicy policy;
  private final Rounds rounds;
  private final RunningCall call;
  private final ChatRequest request;
  private final Deadline deadline;
  private final TaskGroup tasks;
  private final CallRunner runner;
  private final Offer offer;
  private final Repeats repeats;
  private final Tally tally = new Tally();
  private final List<ChatMessage> messages;

  ToolLoop(ToolEngine engine, Rounds rounds, ChatRequest request) {
    this.policy = engine.policy();
    this.rounds = rounds;
    this.call = rounds.call();
    this.request = request;
    this.deadline =
        new Deadline(
            request.parameters() instanceof CallParameters parameters ? parameters.total() : null,
            call);
    this.tasks = engine.runtime().tasks();
    call.onCancel(tasks::stop);
    call.onCancel(rounds::cancel);
    this.runner = new CallRunner(policy, tasks, deadline, call.failureContext());
    this.repeats = new Repeats(policy.limits().repeats());
    this.messages = new ArrayList<>(request.messages());
    this.offer = offer(engine.tools());
  }

  private Offer offer(ToolSet tools) {
    List<ToolFunction> functions = tools.now(runner::functions);
    return Offer.of(
        policy.byHand() ? functions.stream().map(ToolFunction::withoutCode).toList() : functions,
        request.toolSpecifications());
  }

  Answer answer() {
    try {
      return inRounds();
    } finally {
      // where it ends early, tools of the last round may still run
      tasks.stop();
    }
  }

  private Answer inRounds() {
    ToolChoice choice = request.toolChoice() == null ? policy.choice() : request.toolChoice();
    if (offer.isEmpty() || choice == ToolChoice.NONE) {
      return end(ask(request, true));
    }
    RoundRequests requests = new RoundRequests(request, offer.specifications(), choice, forced());
    for (int round = 1; ; round++) {
      Answer answer =
          ask(requests.withTools(messages, round, deadline.left()), !requests.endsInJson());
      List<Asked> asked = asked(answer);
      if (asked.isEmpty()) {
        return requests.endsInJson() && !answer.response().aiMessage().hasToolExecutionRequests()
            ? inJson(requests)
            : end(answer);
      }
      List<ToolExecutionRequest> calls = asked.stream().map(Asked::call).toList();
      if (asked.stream().anyMatch(Asked::isForCaller)) {
        return tally.end(answer, withCalls(answer, calls), call);
      }
      if (round == policy.limits().rounds()) {
        throw endless(round, asked);
      }
      messages.add(withCalls(answer, calls.stream().map(Sendable::of).toList()));
      run(round, asked);
    }
  }

  private Answer ask(ChatRequest round, boolean shown) {
    try {
      Answer answer = rounds.ask(round, shown);
      tally.add(answer);
      return answer;
    } catch (TimeoutException late) {
      throw deadline.ofTheCall(late);
    }
  }

  private Answer end(Answer answer) {
    return tally.end(answer, answer.response().aiMessage(), call);
  }

  private Answer inJson(RoundRequests requests) {
    tally.note("Tools and a response format were asked for in rounds of their own.");
    return end(ask(requests.withoutTools(messages, deadline.left()), true));
  }

  private void run(int round, List<Asked> asked) {
    List<Asked> counted = asked.stream().map(this::counted).toList();
    call.listener().onState(ChatState.TOOLS);
    List<ToolCall> done = runner.run(round, counted, call.listener()::onToolResult);
    tally.addCalls(done);
    done.forEach(each -> messages.add(ToolRuntime.told(each)));
  }

  private @Nullable ToolSpecification forced() {
    String name = policy.forced();
    if (name == null) {
      return null;
    }
    return offer.specifications().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ToolException(
                    "There is no function " + name + " at the moment, which was to be called.",
                    call.failureContext()));
  }

  private List<Asked> asked(Answer answer) {
    List<String> notes = new ArrayList<>();
    List<Asked> asked = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ToolExecutionRequest each : answer.functionCalls()) {
      ToolExecutionRequest named = Sendable.named(each, ids, messages.size());
      ids.add(named.id());
      asked.add(offer.check(named, notes));
    }
    notes.forEach(tally::note);
    return asked;
  }

  private Asked counted(Asked asked) {
    String problem = repeats.count(asked.call());
    if (repeats.isLoop(asked.call())) {
      throw new ToolException(
          "The model keeps calling "
              + names(List.of(asked))
              + " with the same arguments, though it was told. Make its result say more, or take"
              + " another model.",
          call.failureContext());
    }
    return problem == null || asked.problem() != null ? asked : asked.refused(problem);
  }

  private static AiMessage withCalls(Answer answer, List<ToolExecutionRequest> calls) {
    return answer.response().aiMessage().toBuilder().toolExecutionRequests(calls).build();
  }

  private ToolException endless(int round, List<Asked> asked) {
    return new ToolException(
        "The model called tools in each of "
            + round
            + " rounds without an answer, at last "
            + names(asked)
            + ". Allow more rounds, or take another model.",
        call.failureContext());
  }

  /** Names of functions that exist: others are text of the model. */
  private static String names(List<Asked> asked) {
    return asked.stream()
        .map(each -> each.function() == null ? "an unknown function" : each.call().name())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
