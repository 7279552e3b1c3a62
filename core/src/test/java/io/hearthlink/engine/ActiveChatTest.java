package io.hearthlink.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ServerException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What any call does by itself, also one of an engine that a program brings. */
@Tag("fast")
class ActiveChatTest {

  @Test
  void whatAForeignFutureEndsWithIsOursToo() {
    CompletableFuture<Answer> broken = new CompletableFuture<>();
    CompletableFuture<Answer> cancelled = new CompletableFuture<>();
    broken.completeExceptionally(new IllegalStateException("x"));
    cancelled.cancel(false);

    assertThatThrownBy(() -> of(broken).await())
        .isInstanceOf(ServerException.class)
        .hasMessage("The call failed.")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> of(cancelled).await())
        .isInstanceOf(CancelledException.class)
        .hasMessage("The call was cancelled.");
  }

  private static ActiveChat of(CompletableFuture<Answer> future) {
    return new ActiveChat() {
      @Override
      public CompletableFuture<Answer> answer() {
        return future;
      }

      @Override
      public void cancel() {}
    };
  }
}
