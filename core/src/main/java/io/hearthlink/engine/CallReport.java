package io.hearthlink.engine;

import dev.langchain4j.model.output.TokenUsage;
import io.hearthlink.error.ErrorContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an answer came to be. Immutable.
 *
 * @param backend name of the backend that answered
 * @param model the model that was asked for
 * @param endpoint address of the server; null where there is none
 * @param usage tokens of prompt and answer
 * @param usageEstimated whether {@code usage}, or a part of it, was estimated here (a token for
 *     each 4 characters), because the server did not count
 * @param attempts how often the request was sent
 * @param load from the start of the call until the first byte of the reply
 * @param firstToken from the start of the call until the first text, reasoning or tool call; null
 *     where none came
 * @param total from the start of the call to its end
 * @param server what the server measured itself
 * @param modelDigest digest of the model where it is known
 * @param finish why the answer ended, in the words of the server; null where it did not say
 * @param unmarked whether the reply has no end mark of its own, so that only its complete body says
 *     that it is whole
 * @param notes what else the reader should know, one sentence each, such as that another model
 *     answered than the one asked for
 * @param rounds how many answers of the model it took: 1, and more where it called tools or was
 *     asked again
 * @param toolCalls the tool calls on the way, in their order
 */
public record CallReport(
    String backend,
    String model,
    @Nullable String endpoint,
    TokenUsage usage,
    boolean usageEstimated,
    int attempts,
    Duration load,
    @Nullable Duration firstToken,
    Duration total,
    ServerTimings server,
    @Nullable String modelDigest,
    @Nullable String finish,
    boolean unmarked,
    List<String> notes,
    int rounds,
    List<ToolCall> toolCalls) {

  /** Copies the lists. */
  public CallReport {
    notes = List.copyOf(notes);
    toolCalls = List.copyOf(toolCalls);
  }

  /** Creates the report of an answer that took one round and no tools. */
  public CallReport(
      String backend,
      String model,
      @Nullable String endpoint,
      TokenUsage usage,
      boolean usageEstimated,
      int attempts,
      Duration load,
      @Nullable Duration firstToken,
      Duration total,
      ServerTimings server,
      @Nullable String modelDigest,
      @Nullable String finish,
      boolean unmarked,
      List<String> notes) {
    this(
        backend,
        model,
        endpoint,
        usage,
        usageEstimated,
        attempts,
        load,
        firstToken,
        total,
        server,
        modelDigest,
        finish,
        unmarked,
        notes,
        1,
        List.of());
  }

  /** Where a failure that comes after this answer is said to have happened. */
  public ErrorContext context() {
    return ErrorContext.of(backend, model, endpoint).withAttempts(attempts);
  }

  /**
   * Returns the report of several calls that made one answer, of which this was the last.
   *
   * @param before the reports of the calls before, in their order
   * @param whole from the start of the first call to the end of the last
   */
  public CallReport after(List<CallReport> before, Duration whole) {
    if (before.isEmpty()) {
      return this;
    }
    TokenUsage sum = usage;
    boolean estimated = usageEstimated;
    int sent = attempts;
    int answers = rounds;
    List<ToolCall> calls = new ArrayList<>();
    for (CallReport report : before) {
      sum = sum.add(report.usage);
      estimated |= report.usageEstimated;
      sent += report.attempts;
      answers += report.rounds;
      calls.addAll(report.toolCalls);
    }
    calls.addAll(toolCalls);
    CallReport first = before.get(0);
    return new CallReport(
        backend,
        model,
        endpoint,
        sum,
        estimated,
        sent,
        first.load,
        first.firstToken,
        whole,
        server,
        modelDigest,
        finish,
        unmarked,
        notes,
        answers,
        calls);
  }

  /** Returns this report with one more note. */
  public CallReport withNote(String note) {
    List<String> more = Stream.concat(notes.stream(), Stream.of(note)).toList();
    return new CallReport(
        backend,
        model,
        endpoint,
        usage,
        usageEstimated,
        attempts,
        load,
        firstToken,
        total,
        server,
        modelDigest,
        finish,
        unmarked,
        more,
        rounds,
        toolCalls);
  }
}
