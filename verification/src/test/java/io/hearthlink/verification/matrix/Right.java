package io.hearthlink.verification.matrix;

import static io.hearthlink.error.TimeoutException.Phase.LOAD;
import static io.hearthlink.error.TimeoutException.Phase.TOTAL;

import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.ContentFilteredException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.OverloadedException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TimeoutException.Phase;
import io.hearthlink.error.TruncatedException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** What is right for a client where something goes wrong, or looks as if it did. */
final class Right {

  /** Long before what the server does comes to its end by itself. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private Right() {}

  static Expected answered(Asked asked) {
    return Expected.answer();
  }

  static Function<Asked, Expected> answers(String text) {
    return asked -> Expected.answer(text);
  }

  static Function<Asked, Expected> answersWithin(Duration idle) {
    return asked -> Expected.answer().within(Expected.PATIENT.withIdle(idle));
  }

  static Function<Asked, Expected> fails(Class<? extends LlmException> failure) {
    return failsSaying("", failure);
  }

  static Function<Asked, Expected> failsSaying(
      String words, Class<? extends LlmException> failure) {
    return asked -> Expected.failure(Set.of(failure)).saying(words);
  }

  static Function<Asked, Expected> fails(
      Class<? extends LlmException> failure, Class<? extends LlmException> or) {
    return asked -> Expected.failure(Set.of(failure, or));
  }

  static Function<Asked, Expected> answersOrFails(Class<? extends LlmException> failure) {
    return asked -> Expected.failure(Set.of(failure)).orAnswer();
  }

  static Function<Asked, Expected> truncatedAfter(String text) {
    return asked -> Expected.failure(Set.of(TruncatedException.class)).withPartial(text);
  }

  static Function<Asked, Expected> timesOut(Phase phase) {
    return asked -> Expected.timeout(phase);
  }

  /** A server or a gateway gave up: no timeout of the call ran out. */
  static Expected gatewayTimeout(Asked asked) {
    return Expected.timeout(LOAD).within(Expected.PATIENT).saying("gave up");
  }

  /** The mark of Anthropic's streams is another event than the one with the reason. */
  static Expected notOver(Asked asked) {
    return asked.streamed() && asked.form() == Form.ANTHROPIC
        ? Expected.answer()
        : Expected.failure(Set.of(TruncatedException.class));
  }

  /** A body of Anthropic is no event of its streams. */
  static Expected answeredInOneBody(Asked asked) {
    return asked.form() == Form.ANTHROPIC
        ? Expected.failure(Set.of(MalformedResponseException.class))
        : Expected.answer();
  }

  /** Anthropic's has no reason for a failure, but one for a refusal. */
  static Expected failedAtEnd(Asked asked) {
    return Expected.failure(
        Set.of(
            asked.form() == Form.ANTHROPIC
                ? ContentFilteredException.class
                : ServerException.class));
  }

  /** The time of the handler counts where it is the whole that is limited. */
  static Expected tooSlow(Asked asked) {
    return Expected.timeout(TOTAL).within(Expected.PATIENT.withTotal(Seen.BLOCKED.minusMillis(20)));
  }

  /** A stream is bounded by its events, too. */
  static Expected tooMuch(Asked asked) {
    return Expected.failure(Set.of(MalformedResponseException.class))
        .saying(asked.streamed() ? "one event is larger" : "the reply is larger");
  }

  /** What a kept connection loses is asked again on a new one, and that is all. */
  static Expected lostOnce(Asked asked) {
    return asked.before().isEmpty() ? lost() : Expected.answer().sentTimes(2);
  }

  static Expected lostTwice(Asked asked) {
    return lost().sentTimes(2);
  }

  static Expected lost() {
    return Expected.failure(Set.of(ConnectionException.class)).saying("closed");
  }

  /** The call does not wait for the connection to fall silent or to end. */
  static Expected soonAnswered(Asked asked) {
    return Expected.answer().within(Expected.PATIENT.withLoad(SOON));
  }

  static Expected failsSoon(Asked asked) {
    return Expected.failure(Set.of(ServerException.class)).within(Expected.PATIENT.withLoad(SOON));
  }

  static Expected failsAfterAPause(Asked asked) {
    return Expected.failure(Set.of(ServerException.class))
        .within(Expected.PATIENT.withLoad(SOON).withIdle(Replies.LONGER_THAN_A_PAUSE));
  }

  static Expected overloaded(Asked asked) {
    return Expected.failure(Set.of(OverloadedException.class)).withRetryAfter(Replies.RETRY_AFTER);
  }

  static Function<Asked, Expected> byMode(
      Function<Asked, Expected> whole, Function<Asked, Expected> streamed) {
    return asked -> (asked.streamed() ? streamed : whole).apply(asked);
  }
}
