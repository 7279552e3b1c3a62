package io.hearthlink.transport;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The head of a reply, and the body that follows it.
 *
 * @param status HTTP status
 * @param headers headers of the reply
 * @param body what follows
 */
record Head(int status, HttpHeaders headers, BodyPipe body) {

  boolean successful() {
    return status >= 200 && status < 300;
  }

  @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** Leaves the headers out, which may hold secrets. */
  @Override
  public String toString() {
    return "Head[" + status + "]";
  }
}
