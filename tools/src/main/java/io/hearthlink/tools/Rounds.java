package io.hearthlink.tools;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.RunningCall;
import org.jspecify.annotations.Nullable;

/** Asks an engine once a round, for one call. Belongs to its thread, but for {@link #cancel}. */
final class Rounds {

  private final ChatEngine inner;
  private final RunningCall call;
  private final boolean heard;
  private volatile @Nullable ActiveChat current;

  Rounds(ChatEngine inner, RunningCall call, boolean heard) {
    this.inner = inner;
    this.call = call;
    this.heard = heard;
  }

  /** The call with all its rounds. */
  RunningCall call() {
    return call;
  }

  /**
   * Asks, and waits for the answer.
   *
   * @param shown whether the text is for whoever listens
   */
  Answer ask(ChatRequest request, boolean shown) {
    // an engine may be quicker where nobody listens
    ActiveChat round =
        inner.start(request, heard ? new RoundListener(call.listener(), shown) : ChatListener.NONE);
    current = round;
    if (call.cancelled()) {
      round.cancel();
    }
    return round.await();
  }

  void cancel() {
    ActiveChat round = current;
    if (round != null) {
      round.cancel();
    }
  }
}
