package io.hearthlink.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The model's output could not be made into the wanted type: change the schema or the prompt. */
public final class StructuredOutputException extends LlmException {

  private static final long serialVersionUID = 1L;

  private final String rawText;
  private final List<String> problems;
  private final transient @Nullable List<OutputAttempt> history;

  /**
   * Creates it.
   *
   * @param rawText what the model wrote last
   * @param problems what is wrong with it, one line each, with the path of the value
   * @param history every try, in their order
   */
  public StructuredOutputException(
      String message,
      String rawText,
      List<String> problems,
      List<OutputAttempt> history,
      ErrorContext context,
      @Nullable Throwable cause) {
    super(message, context, cause);
    this.rawText = rawText;
    this.problems = List.copyOf(problems);
    this.history = List.copyOf(history);
  }

  /** What the model wrote last. Content: do not log it. */
  public String rawText() {
    return rawText;
  }

  /** What is wrong with it, one line each, with the path of the value. */
  public List<String> problems() {
    return problems;
  }

  /** Every try, in their order; {@link #attempts()} counts the requests that were sent. */
  public List<OutputAttempt> history() {
    // the field is transient: an exception that was serialised has lost it
    return history == null ? List.of() : history;
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
