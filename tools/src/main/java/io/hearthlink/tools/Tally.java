package io.hearthlink.tools;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallReport;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.engine.ServerTimings;
import io.hearthlink.engine.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds up what the rounds of one call took. Belongs to the thread of its call. */
final class Tally {

  private final List<CallReport> rounds = new ArrayList<>();
  private final List<ToolCall> calls = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();

  void add(Answer answer) {
    rounds.add(answer.report());
    calls.addAll(answer.report().toolCalls());
    notes.addAll(answer.report().notes());
  }

  void addCalls(List<ToolCall> more) {
    calls.addAll(more);
  }

  void note(String note) {
    notes.add(note);
  }

  /** Returns the last answer, with {@code message} in it and the truth about all rounds. */
  Answer end(Answer last, AiMessage message, RunningCall call) {
    TokenUsage usage = rounds.stream().map(CallReport::usage).reduce(TokenUsage::sum).orElseThrow();
    ChatResponse response =
        ChatResponse.builder()
            .aiMessage(message)
            .metadata(last.response().metadata().toBuilder().tokenUsage(usage).build())
            .build();
    return new Answer(response, report(last.report(), usage, call));
  }

  private CallReport report(CallReport last, TokenUsage usage, RunningCall call) {
    CallReport first = rounds.get(0);
    Duration shown = call.firstToken();
    return new CallReport(
        last.backend(),
        last.model(),
        last.endpoint(),
        usage,
        rounds.stream().anyMatch(CallReport::usageEstimated),
        rounds.stream().mapToInt(CallReport::attempts).sum(),
        first.load(),
        shown == null ? first.firstToken() : shown,
        call.elapsed(),
        new ServerTimings(
            sum(ServerTimings::load),
            sum(ServerTimings::prompt),
            sum(ServerTimings::answer),
            sum(ServerTimings::total)),
        last.modelDigest(),
        last.finish(),
        rounds.stream().anyMatch(CallReport::unmarked),
        List.copyOf(notes),
        rounds.stream().mapToInt(CallReport::rounds).sum(),
        calls);
  }

  /** Null where one round does not know it. */
  private @Nullable Duration sum(Function<ServerTimings, @Nullable Duration> part) {
    Duration sum = Duration.ZERO;
    for (CallReport round : rounds) {
      Duration time = part.apply(round.server());
      if (time == null) {
        return null;
      }
      sum = sum.plus(time);
    }
    return sum;
  }
}
