package io.hearthlink.testkit;

/** How a server ends a connection. */
public enum Ending {
  /** An orderly close: the client reads an end of stream. */
  FIN,
  /** An abortive close: the client gets "connection reset". */
  RESET
}
