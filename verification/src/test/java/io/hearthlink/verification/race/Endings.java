package io.hearthlink.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.LlmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The ending of one call: there is one, and everybody who asks hears the same. */
final class Endings {

  private final ActiveChat call;
  private final CompletableFuture<Object> told;

  Endings(ActiveChat call) {
    this.call = call;
    told = call.answer().handle((answer, failure) -> answer != null ? answer : failure);
  }

  /** Waits for the ending and returns it: an {@link Answer} or an {@link LlmException}. */
  Object one() {
    Object first = ours(told.orTimeout(30, TimeUnit.SECONDS).join());
    Object asked;
    try {
      asked = call.await();
    } catch (LlmException failure) {
      asked = failure;
    }
    assertThat(asked).as("the ending for whoever asks later").isSameAs(first);
    assertThat(first).isInstanceOfAny(Answer.class, LlmException.class);
    assertThat(call.answer().isCancelled()).isEqualTo(first instanceof CancelledException);
    assertThat(call.answer().cancel(true)).isEqualTo(first instanceof CancelledException);
    return first;
  }

  private static Object ours(Object ending) {
    return ending instanceof CompletionException wrapped && wrapped.getCause() != null
        ? wrapped.getCause()
        : ending;
  }
}
