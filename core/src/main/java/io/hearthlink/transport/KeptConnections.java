package io.hearthlink.transport;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells a connection that its server closed while nobody used it from a server that failed.
 * llama-server closes each one after a streamed reply, although it promises to keep it; a request
 * that is sent in that moment is lost, and nobody has read it. Thread-safe.
 */
final class KeptConnections {

  /** On a connection that is closed a request fails at once; what fails later was worked on. */
  private static final long AT_ONCE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Set<String> servers = ConcurrentHashMap.newKeySet();

  /** Notes that a reply came to its end, so that its connection waits for the next request. */
  void kept(URI uri) {
    servers.add(uri.getRawAuthority());
  }

  /** Whether a request was lost on a connection that had been kept, as far as one can know. */
  boolean lost(URI uri, Throwable failure, long sentNanos) {
    return servers.contains(uri.getRawAuthority())
        && System.nanoTime() - sentNanos < AT_ONCE_NANOS
        && ConnectionFailures.withoutByte(failure);
  }
}
