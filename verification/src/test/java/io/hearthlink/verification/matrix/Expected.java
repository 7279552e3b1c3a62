package io.hearthlink.verification.matrix;

import io.hearthlink.config.Timeouts;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TimeoutException.Phase;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The right outcome of a cell.
 *
 * @param text the whole answer; null where no answer is right
 * @param failures the classes of failure that are right; empty where none is
 * @param phase the timeout that ends the call; null where none does
 * @param retryAfter the wait that the server asks for, which the failure tells; null for none
 * @param partial exactly what the failure has as its partial text; null where that depends on how
 *     the network cuts the bytes
 * @param says words that the message of the failure has; empty for any
 * @param timeouts those of the call
 * @param sent how often the question is sent
 */
record Expected(
    @Nullable String text,
    Set<Class<? extends LlmException>> failures,
    @Nullable Phase phase,
    @Nullable Duration retryAfter,
    @Nullable String partial,
    String says,
    Timeouts timeouts,
    int sent) {

  /** What a cell has whose right ending does not wait for a timeout: none may run out. */
  static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), null);

  /** The timeout of a cell whose right ending waits for it. */
  static final Duration SHORT = Duration.ofMillis(250);

  /** How long any other cell may take, whose servers take 5 s at most. */
  private static final Duration OTHER = Duration.ofSeconds(8);

  /** The whole answer. */
  static Expected answer() {
    return answer(Form.TEXT);
  }

  static Expected answer(String text) {
    return new Expected(text, Set.of(), null, null, null, "", PATIENT, 1);
  }

  /** One of these failures. */
  static Expected failure(Set<Class<? extends LlmException>> failures) {
    return new Expected(null, failures, null, null, null, "", PATIENT, 1);
  }

  /** The timeout of this phase. */
  static Expected timeout(Phase phase) {
    Timeouts timeouts =
        switch (phase) {
          case CONNECT -> PATIENT.withConnect(SHORT);
          case LOAD -> PATIENT.withLoad(SHORT);
          case IDLE -> PATIENT.withIdle(SHORT);
          case TOTAL -> PATIENT.withTotal(SHORT);
        };
    String key = "llm.timeouts." + phase.name().toLowerCase(Locale.ROOT);
    return new Expected(null, Set.of(TimeoutException.class), phase, null, null, key, timeouts, 1);
  }

  /** Nothing is ever heard: the caller asked for that. */
  static Expected silence() {
    return new Expected(null, Set.of(), null, null, null, "", PATIENT, 1);
  }

  Expected withPartial(String text) {
    return new Expected(this.text, failures, phase, retryAfter, text, says, timeouts, sent);
  }

  Expected saying(String words) {
    return new Expected(text, failures, phase, retryAfter, partial, words, timeouts, sent);
  }

  Expected withRetryAfter(Duration wait) {
    return new Expected(text, failures, phase, wait, partial, says, timeouts, sent);
  }

  Expected within(Timeouts other) {
    return new Expected(text, failures, phase, retryAfter, partial, says, other, sent);
  }

  /** The question is sent this many times, since a kept connection has lost it. */
  Expected sentTimes(int times) {
    return new Expected(text, failures, phase, retryAfter, partial, says, timeouts, times);
  }

  /** The same, or an answer. */
  Expected orAnswer() {
    return new Expected(Form.TEXT, failures, phase, retryAfter, partial, says, timeouts, sent);
  }

  boolean isSilence() {
    return text == null && failures.isEmpty();
  }

  /** Whether the right ending is that a timeout runs out. */
  boolean waits() {
    return phase != null && !timeouts.equals(PATIENT);
  }

  boolean isCancelled() {
    return failures.contains(CancelledException.class);
  }

  /** How long the call may take at most before its right ending. */
  Duration limit() {
    if (phase == null) {
      return timeouts.load().compareTo(OTHER) < 0 ? timeouts.load() : OTHER;
    }
    return switch (phase) {
      case CONNECT -> timeouts.connect();
      case LOAD -> timeouts.load();
      case IDLE -> timeouts.idle();
      case TOTAL -> Objects.requireNonNull(timeouts.total());
    };
  }

  @Override
  public String toString() {
    if (isSilence()) {
      return "silence";
    }
    String names =
        failures.stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(" or "));
    return (text == null ? "" : "the answer" + (names.isEmpty() ? "" : " or "))
        + names
        + (phase == null ? "" : "(" + phase + ")");
  }
}
