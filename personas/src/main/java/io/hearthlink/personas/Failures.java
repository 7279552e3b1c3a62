package io.hearthlink.personas;

import dev.langchain4j.exception.UnsupportedFeatureException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import java.util.concurrent.CompletionException;

/** Failures as LangChain4j and futures report them, and what they stand for. */
final class Failures {

  private Failures() {}

  /** Returns the failure of ours that {@code error} wraps, else {@code error} itself. */
  static Throwable ours(Throwable error) {
    boolean wraps =
        error instanceof UnsupportedFeatureException || error instanceof CompletionException;
    return wraps && error.getCause() instanceof LlmException known ? known : error;
  }

  /** Returns the failure of ours that {@code error} is, wraps, or becomes. */
  static LlmException known(Throwable error) {
    return ours(error) instanceof LlmException known
        ? known
        : new ServerException(
            "The turn failed unexpectedly: " + error.getClass().getName() + ".",
            ErrorContext.NONE,
            error);
  }
}
