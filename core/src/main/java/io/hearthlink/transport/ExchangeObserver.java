package io.hearthlink.transport;

import io.hearthlink.error.ErrorContext;

/** Whoever started an exchange: hears how far it is, and knows where a failure happens. */
public interface ExchangeObserver {

  /** The request is on its way; the first byte of the reply is waited for. */
  default void sent() {}

  /** The first byte of the reply came. */
  default void firstByte() {}

  /** Where a failure happens, with the text that was shown so far. */
  ErrorContext context();
}
