package io.hearthlink.transport;

/** What a server's error means to the caller, whatever its words. */
enum ErrorKind {
  /** The server failed; also the answer where nothing better is known. */
  SERVER,
  /** There is no such route: the URL is wrong. */
  ENDPOINT,
  /** The server does not answer to the host name of the request. */
  HOST_CHECK,
  /** The request is at fault. */
  INVALID,
  /** The prompt does not fit into the context. */
  CONTEXT,
  /** The server does not have the model. */
  MODEL_MISSING,
  /** The server has the model perhaps, but loads none by itself. */
  MODEL_NOT_LOADED,
  /** The server has the model and was told not to load it. */
  MODEL_DISABLED,
  /** The model or the server cannot do what was asked. */
  UNSUPPORTED,
  /** The model could not be loaded. */
  LOAD_FAILED,
  /** The model is loading, or the server will soon try again to load it. */
  LOADING,
  /** No room now; waiting helps. */
  OVERLOADED,
  /** A quota is used up; waiting does not help. */
  QUOTA,
  /** The key was refused. */
  AUTHENTICATION,
  /** The server or the model declined to answer. */
  FILTERED,
  /** The server, or a gateway before it, gave up waiting. */
  TIMEOUT,
  /** The server, or a gateway before it, says that the caller has gone. */
  GIVEN_UP,
  /** The server could not reach the registry that it pulls models from. */
  REGISTRY,
  /** What came is no answer of the protocol. */
  MALFORMED
}
