package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.CancelledException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ending of a pursuit as those who wait for it want it. */
final class Endings {

  private Endings() {}

  /** The ending as a value, which {@code partials} hear before. */
  @SuppressWarnings("unchecked") // the pursuit was for this type
  static <T> ActiveExtraction<T> extraction(Pursuit pursuit, @Nullable Partials<T> partials) {
    return new ActiveExtraction<>(
        of(
            pursuit,
            caught -> {
              T value = (T) caught.value();
              JsonNode json = caught.json();
              if (value == null || json == null) {
                throw new IllegalStateException("a pursuit without tools caught no value");
              }
              if (partials != null) {
                partials.end(json, value);
              }
              return new Extraction<>(value, caught.attempts(), caught.answer().report());
            }),
        pursuit::cancel);
  }

  /** The ending as an answer, whose text {@code listener} hears before. */
  static ActiveChat answer(Pursuit pursuit, ChatListener listener) {
    CompletableFuture<Answer> ending =
        of(
            pursuit,
            caught -> {
              if (!caught.answer().text().isEmpty()) {
                listener.onText(caught.answer().text());
              }
              return caught.answer();
            });
    return new ActiveChat() {
      @Override
      public CompletableFuture<Answer> answer() {
        return ending;
      }

      @Override
      public void cancel() {
        pursuit.cancel();
      }
    };
  }

  private static <R> CompletableFuture<R> of(Pursuit pursuit, Function<Caught, R> view) {
    CancellableFuture<R> ending = new CancellableFuture<>(pursuit::cancel);
    var unused =
        pursuit
            .ending()
            .whenComplete(
                (caught, failure) -> {
                  if (caught == null) {
                    ending.completeExceptionally(Failures.known(failure));
                    return;
                  }
                  try {
                    ending.complete(view.apply(caught));
                  } catch (RuntimeException | Error thrown) {
                    ending.completeExceptionally(
                        new CancelledException(
                            "The listener of the call threw " + thrown.getClass().getName() + ".",
                            caught.answer().report().context(),
                            thrown));
                  }
                });
    return ending;
  }
}
