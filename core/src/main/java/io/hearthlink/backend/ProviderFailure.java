package io.hearthlink.backend;

import dev.langchain4j.exception.UnsupportedFeatureException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.transport.Exchange;
import org.jspecify.annotations.Nullable;

/** What a provider module threw, as one of our failures. */
final class ProviderFailure {

  private ProviderFailure() {}

  static LlmException of(
      RuntimeException thrown, @Nullable Exchange exchange, ErrorContext context) {
    LlmException known = exchange == null ? null : exchange.failure();
    if (known != null) {
      return known;
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof LlmException ours) {
        return ours;
      }
    }
    if (thrown instanceof UnsupportedFeatureException) {
      return new io.hearthlink.error.UnsupportedFeatureException(
          context.where() + " cannot do this: " + thrown.getMessage(), "request", context, thrown);
    }
    if (thrown instanceof IllegalArgumentException) {
      return new InvalidRequestException(
          "The request cannot be sent to " + context.where() + ": " + thrown.getMessage(),
          context,
          thrown);
    }
    return new MalformedResponseException(
        "The reply of "
            + context.where()
            + " could not be read ("
            + thrown.getClass().getSimpleName()
            + ").",
        context,
        thrown);
  }
}
