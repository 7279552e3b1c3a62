package io.hearthlink.structured;

import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What futures fail with, as one of Hearthlink's exceptions. */
final class Failures {

  private Failures() {}

  static LlmException known(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof LlmException known
        ? known
        : new ServerException(
            "The typed answer failed unexpectedly: "
                + (cause == null ? "no reason was given" : cause.getClass().getName())
                + ".",
            ErrorContext.NONE,
            cause);
  }
}
