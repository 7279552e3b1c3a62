package io.hearthlink.engine;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call whose engine must be found first, which may take a question to the network: so its caller
 * does not wait, and can cancel from the first moment. Thread-safe.
 */
public final class LateCall implements ActiveChat {

  private final Ending ending = new Ending(this);
  private @Nullable ActiveChat found;
  private boolean cancelled;

  private LateCall() {}

  /**
   * Starts {@code request} on the engine that {@code engine} finds, and returns at once.
   *
   * @param calls has the threads on which the engine is looked for
   * @param engine finds the engine; may block, and throw an {@link LlmException}
   */
  public static ActiveChat start(
      CallPool calls, Supplier<ChatEngine> engine, ChatRequest request, ChatListener listener) {
    LateCall call = new LateCall();
    try {
      calls.execute(() -> call.find(engine, request, listener));
      calls.watch(call);
    } catch (LlmException closed) {
      call.ending.completeExceptionally(closed);
    }
    return call;
  }

  @Override
  public CompletableFuture<Answer> answer() {
    return ending;
  }

  @Override
  public void cancel() {
    ActiveChat started;
    synchronized (this) {
      cancelled = true;
      started = found;
    }
    if (started != null) {
      started.cancel();
    } else {
      ending.completeExceptionally(
          new CancelledException("The call was cancelled.", ErrorContext.NONE));
    }
  }

  private void find(Supplier<ChatEngine> engine, ChatRequest request, ChatListener listener) {
    try {
      ChatEngine right = engine.get();
      if (!ending.isDone()) {
        follow(right.start(request, listener));
      }
    } catch (LlmException e) {
      ending.completeExceptionally(e);
    } catch (RuntimeException | Error e) {
      ending.completeExceptionally(
          new ServerException(
              "The call failed unexpectedly: " + e.getClass().getName() + ".",
              ErrorContext.NONE,
              e));
    }
  }

  private void follow(ActiveChat started) {
    boolean tooLate;
    synchronized (this) {
      found = started;
      tooLate = cancelled;
    }
    var unused =
        started
            .answer()
            .whenComplete(
                (answer, failure) -> {
                  if (failure == null) {
                    ending.complete(answer);
                  } else {
                    ending.completeExceptionally(failure);
                  }
                });
    if (tooLate) {
      started.cancel();
    }
  }
}
