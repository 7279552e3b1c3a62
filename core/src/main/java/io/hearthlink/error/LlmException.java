package io.hearthlink.error;

import dev.langchain4j.exception.LangChain4jException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Root of all failures of Hearthlink: unchecked, and one class for each thing that the reader can
 * do about it.
 *
 * <p>A message says what happened, where, and what to do. It never holds a prompt, an answer, a
 * header value or a URL's user-info.
 */
public abstract sealed class LlmException extends LangChain4jException
    permits AuthenticationException,
        CancelledException,
        ConfigurationException,
        ConnectionException,
        ContentFilteredException,
        ContextLengthException,
        InvalidRequestException,
        MalformedResponseException,
        ModelLoadException,
        ModelNotFoundException,
        OverloadedException,
        ServerException,
        StructuredOutputException,
        TimeoutException,
        ToolException,
        TruncatedException,
        UnsupportedFeatureException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorContext context;

  LlmException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, cause);
    this.context = context;
  }

  /** Whether the same request may succeed if it is sent again. Never true once text was shown. */
  public abstract boolean retryable();

  /** How long the server asked to wait before the next try; empty where it did not say. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(context().retryAfter());
  }

  /** Name of the backend, such as {@code ollama}; null where none was involved. */
  public @Nullable String backend() {
    return context().backend();
  }

  /** Name of the model; null where none was involved. */
  public @Nullable String model() {
    return context().model();
  }

  /** Address of the server without user-info; null where none was involved. */
  public @Nullable String endpoint() {
    return context().endpoint();
  }

  /** How often the request was sent. */
  public int attempts() {
    return context().attempts();
  }

  /** HTTP status of the failed reply, 0 where there was none. */
  public int status() {
    return context().status();
  }

  /** What had been answered before the failure, empty where nothing had. Content: do not log it. */
  public String partialText() {
    return context().partialText();
  }

  /** Everything that is known about where it failed. */
  public ErrorContext context() {
    // the field is transient: an exception that was serialised has lost it
    return context == null ? ErrorContext.NONE : context;
  }

  final boolean nothingShown() {
    return context().partialText().isEmpty();
  }
}
