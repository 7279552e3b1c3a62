package io.hearthlink.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a call failed. Immutable.
 *
 * @param backend name of the backend, such as {@code ollama}; null where none was involved
 * @param model name of the model as the server knows it; null where none was involved
 * @param endpoint address of the server without user-info; null where none was involved
 * @param attempts how often the request was sent, at least 1 once it was
 * @param status HTTP status of the failed reply, 0 where there was none
 * @param retryAfter how long the server asked to wait; null where it did not say
 * @param partialText what had been answered before the failure, empty where nothing had
 */
public record ErrorContext(
    @Nullable String backend,
    @Nullable String model,
    @Nullable String endpoint,
    int attempts,
    int status,
    @Nullable Duration retryAfter,
    String partialText) {

  /** A context that says nothing: no server was involved. */
  public static final ErrorContext NONE = new ErrorContext(null, null, null, 0, 0, null, "");

  /** Returns a context for a call to {@code model} at {@code endpoint}, sent once. */
  public static ErrorContext of(String backend, @Nullable String model, @Nullable String endpoint) {
    return new ErrorContext(backend, model, endpoint, 1, 0, null, "");
  }

  /** Returns this context with what the server replied. */
  public ErrorContext withReply(int status, @Nullable Duration retryAfter) {
    return new ErrorContext(backend, model, endpoint, attempts, status, retryAfter, partialText);
  }

  /** Returns this context with the text that had been answered before the failure. */
  public ErrorContext withPartialText(String partialText) {
    return new ErrorContext(backend, model, endpoint, attempts, status, retryAfter, partialText);
  }

  /** Returns this context with another number of attempts. */
  public ErrorContext withAttempts(int attempts) {
    return new ErrorContext(backend, model, endpoint, attempts, status, retryAfter, partialText);
  }

  /** Names the server for a message: {@code ollama at http://localhost:11434}. */
  public String where() {
    String name = backend == null ? "the model server" : backend;
    return endpoint == null ? name : name + " at " + endpoint;
  }

  /** Leaves the partial answer out: content does not belong into logs. */
  @Override
  public String toString() {
    return "ErrorContext["
        + where()
        + ", model="
        + model
        + ", status="
        + status
        + ", attempts="
        + attempts
        + ", retryAfter="
        + retryAfter
        + ", partial="
        + partialText.length()
        + " chars]";
  }
}
