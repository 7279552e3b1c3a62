package io.hearthlink.transport;

import io.hearthlink.config.Timeouts;

/** Stand-in until the transport is written. */
public final class HttpTransport implements AutoCloseable {

  private HttpTransport() {}

  /** Creates a transport. */
  public static HttpTransport create(Timeouts timeouts) {
    return new HttpTransport();
  }

  @Override
  public void close() {}
}
