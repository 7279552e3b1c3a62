package io.hearthlink.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The model's output could not be made into the wanted type: change the schema or the prompt. */
public final class StructuredOutputException extends LlmException {

  private static final long serialVersionUID = 1L;

  private final String rawText;
  private final List<String> problems;

  /**
   * Creates it.
   *
   * @param rawText what the model wrote last
   * @param problems what is wrong with it, one line each, with the path of the value
   */
  public StructuredOutputException(
      String message,
      String rawText,
      List<String> problems,
      ErrorContext context,
      @Nullable Throwable cause) {
    super(message, context, cause);
    this.rawText = rawText;
    this.problems = List.copyOf(problems);
  }

  /** What the model wrote last. */
  public String rawText() {
    return rawText;
  }

  /** What is wrong with it, one line each, with the path of the value. */
  public List<String> problems() {
    return problems;
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
