package io.hearthlink.config;

/**
 * What is logged; keys {@code llm.logging.*}, variables {@code HEARTHLINK_LLM_LOG_*}. Read and
 * checked, but without effect yet. Immutable.
 *
 * @param level one of {@code TRACE}, {@code DEBUG}, {@code INFO}, {@code WARN}, {@code ERROR};
 *     default {@code INFO}
 * @param logRequests whether requests are logged; default false
 * @param logResponses whether answers are logged; default false
 */
public record LoggingConfig(Level level, boolean logRequests, boolean logResponses) {

  /** How much is logged. */
  public enum Level {
    /** Everything. */
    TRACE,
    /** What a developer wants to see. */
    DEBUG,
    /** What an operator wants to see. */
    INFO,
    /** What was survived. */
    WARN,
    /** What failed. */
    ERROR
  }

  /** The defaults. */
  public static final LoggingConfig DEFAULT = new LoggingConfig(Level.INFO, false, false);
}
