package io.hearthlink.verification.soak;

import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.OverloadedException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TruncatedException;
import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import java.util.Set;

/** What becomes of a call, told by its number; the server and its callers know it both. */
@SuppressWarnings("ImmutableEnumChecker") // neither a reply nor these sets can change
enum Plan {
  ANSWER(answer()),
  CUT(answer().cutAfter(0, Ending.FIN), TruncatedException.class),
  RESET(answer().cutAfter(0, Ending.RESET), TruncatedException.class, ConnectionException.class),
  HANG_UP(FakeReply.hangUp(Ending.FIN), ConnectionException.class),
  UNMARKED(answer().withoutEndMarker(), TruncatedException.class),
  FAILURE(answer().failingAfter(1, "boom"), ServerException.class),
  MALFORMED(answer().malformedAfter(1), MalformedResponseException.class, TruncatedException.class),
  WEB_PAGE(FakeReply.html(), MalformedResponseException.class),
  BUSY(
      FakeReply.error(503, "server busy").withHeader("Retry-After", "1"),
      OverloadedException.class),
  BROKEN(FakeReply.error(500, "boom"), ServerException.class),
  STALL(answer().stallingAfter(0), TimeoutException.class);

  /** The text of every answer. */
  static final String TEXT = "one two three four five six seven eight";

  /** Every so many calls one goes wrong. */
  private static final int EVERY = 5;

  private final FakeReply reply;
  private final Set<Class<? extends LlmException>> failures;

  Plan(FakeReply reply) {
    this.reply = reply;
    this.failures = Set.of();
  }

  Plan(FakeReply reply, Class<? extends LlmException> failure) {
    this.reply = reply;
    this.failures = Set.of(failure);
  }

  Plan(FakeReply reply, Class<? extends LlmException> failure, Class<? extends LlmException> or) {
    this.reply = reply;
    this.failures = Set.of(failure, or);
  }

  /** What becomes of the call of this number. */
  static Plan of(int number) {
    Plan[] all = values();
    return number % EVERY == 0 ? all[1 + number / EVERY % (all.length - 1)] : ANSWER;
  }

  FakeReply reply() {
    return reply;
  }

  /** Whether this outcome is right: the answer, or one of the failures. */
  boolean allows(Object outcome) {
    return failures.isEmpty() ? TEXT.equals(outcome) : failures.contains(outcome.getClass());
  }

  private static FakeReply answer() {
    return FakeReply.text("one two three four five six seven eight");
  }
}
