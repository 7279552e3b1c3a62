package io.hearthlink.backend;

import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.transport.ExchangeObserver;

/** Tells a call how far its exchange is. */
record CallObserver(RunningCall call) implements ExchangeObserver {

  @Override
  public void sent() {
    if (call.sent() == 1) {
      call.listener().onState(ChatState.LOADING);
    }
  }

  @Override
  public void firstByte() {
    call.firstByte();
    call.listener().onState(ChatState.PROMPT);
  }

  @Override
  public ErrorContext context() {
    return call.failureContext();
  }
}
