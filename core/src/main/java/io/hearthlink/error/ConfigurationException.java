package io.hearthlink.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configuration is wrong: fix the key that the message names. */
public final class ConfigurationException extends LlmException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String key;
  private final String source;
  private final int line;
  private final int column;
  private final List<String> allowed;
  private final @Nullable String suggestion;

  /**
   * Creates it.
   *
   * @param key the key at fault, such as {@code llm.timeout}; null where the file as a whole is
   * @param source the file's path, {@code environment}, {@code command line} or {@code builder}
   * @param line line in the file, from 1; 0 where there is none
   * @param column column in the line, from 1; 0 where there is none
   * @param allowed what may stand there; empty where that cannot be listed
   * @param suggestion the name that was probably meant; null where none is near
   */
  public ConfigurationException(
      String message,
      @Nullable String key,
      String source,
      int line,
      int column,
      List<String> allowed,
      @Nullable String suggestion) {
    super(message, ErrorContext.NONE, null);
    this.key = key;
    this.source = source;
    this.line = line;
    this.column = column;
    this.allowed = List.copyOf(allowed);
    this.suggestion = suggestion;
  }

  /** The key at fault, such as {@code llm.timeout}; null where the file as a whole is. */
  public @Nullable String key() {
    return key;
  }

  /** The file's path, {@code environment}, {@code command line} or {@code builder}. */
  public String source() {
    return source;
  }

  /** Line in the file, from 1; 0 where there is none. */
  public int line() {
    return line;
  }

  /** Column in the line, from 1; 0 where there is none. */
  public int column() {
    return column;
  }

  /** What may stand there; empty where that cannot be listed. */
  public List<String> allowed() {
    return allowed;
  }

  /** The name that was probably meant; null where none is near. */
  public @Nullable String suggestion() {
    return suggestion;
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
