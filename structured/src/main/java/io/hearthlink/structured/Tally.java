package io.hearthlink.structured;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallReport;
import io.hearthlink.error.OutputAttempt;
import io.hearthlink.error.OutputAttempt.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the tries for one answer were and cost. Belongs to the thread of the call. */
final class Tally {

  private static final TokenUsage NOTHING = new TokenUsage(0, 0);

  private final long startNanos = System.nanoTime();
  private final List<OutputAttempt> attempts = new ArrayList<>();
  private final List<CallReport> reports = new ArrayList<>();
  private TokenUsage usage = NOTHING;
  private long attemptNanos = startNanos;

  /** A try begins. */
  void begin() {
    attemptNanos = System.nanoTime();
  }

  /** The try ended with an answer. */
  void answered(Mode mode, Answer answer, List<String> problems) {
    reports.add(answer.report());
    usage = usage.add(answer.report().usage());
    attempts.add(new OutputAttempt(mode, problems, answer.report().usage(), since(attemptNanos)));
  }

  /** The try ended without one. */
  void failed(Mode mode, String problem) {
    attempts.add(new OutputAttempt(mode, List.of(problem), NOTHING, since(attemptNanos)));
  }

  List<OutputAttempt> attempts() {
    return List.copyOf(attempts);
  }

  /** How many requests were answered. */
  int answers() {
    return reports.size();
  }

  int tokens() {
    return usage.totalTokenCount();
  }

  Duration elapsed() {
    return since(startNanos);
  }

  /** The answer to the whole: {@code json}, with the cost of all tries. */
  Answer whole(Answer last, String json, boolean exact) {
    AiMessage message =
        last.response().aiMessage().toBuilder().text(json).toolExecutionRequests(List.of()).build();
    ChatResponse response =
        ChatResponse.builder()
            .aiMessage(message)
            .metadata(
                last.response().metadata().toBuilder()
                    .finishReason(FinishReason.STOP)
                    .tokenUsage(usage)
                    .build())
            .build();
    CallReport report = last.report().after(reports.subList(0, reports.size() - 1), elapsed());
    if (reports.size() > 1) {
      report = report.withNote("It took " + reports.size() + " answers to fit the schema.");
    }
    if (!exact) {
      report = report.withNote("The JSON of the answer was repaired.");
    }
    return new Answer(response, report);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
