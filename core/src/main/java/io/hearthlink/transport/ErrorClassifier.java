package io.hearthlink.transport;

import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;

/** Stand-in until the rules are written. */
public final class ErrorClassifier {

  private ErrorClassifier() {}

  /** Classifies a reply that is not a success. */
  public static LlmException classify(Reply reply, ErrorContext context) {
    return new ServerException("stand-in", context);
  }

  /** Classifies an error inside a reply. */
  public static LlmException inBand(String json, ErrorContext context) {
    return new ServerException("stand-in", context);
  }

  /** Classifies a failure to connect. */
  public static LlmException transport(Throwable failure, ErrorContext context) {
    return new ConnectionException("stand-in", context, failure);
  }
}
