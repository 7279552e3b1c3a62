package io.hearthlink.transport;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.hearthlink.config.WireFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one exchange says, judged while it comes: it tells answers from errors, knows the honest
 * end, and gathers the facts. One instance for each exchange; not thread-safe.
 */
public interface Wire {

  /** How a streamed reply is cut into events. */
  enum Framing {
    /** Server-sent events. */
    SSE,
    /** One JSON value a line. */
    NDJSON,
    /** One JSON body. */
    BODY
  }

  /** Returns the judge of a format that has one built in. */
  static Wire of(WireFormat format, ExchangeObserver observer) {
    return switch (format) {
      case OLLAMA -> new OllamaWire(observer);
      case OPENAI -> new OpenAiWire(observer);
      case ANTHROPIC -> new AnthropicWire(observer);
      case CUSTOM -> throw new IllegalArgumentException("a custom format brings its own judge");
    };
  }

  /** How a streamed reply is cut into events. */
  Framing framing();

  /**
   * Judges one event of a stream.
   *
   * @param name name of the event; null where it has none
   * @param data its text
   * @return whether the event goes on to the reader of the answer
   * @throws UnreadableEvent if the event is not of the format
   * @throws ReportedError if it is an error in the server's own words
   * @throws io.hearthlink.error.LlmException if it says that the model failed
   */
  boolean event(@Nullable String name, String data);

  /**
   * Judges a complete body.
   *
   * @throws UnreadableEvent if the body is not of the format
   * @throws ReportedError if it is an error in the server's own words
   * @throws io.hearthlink.error.LlmException if the model failed, or its answer has no end
   */
  void body(String body);

  /**
   * Turns a complete body into one event, for servers that do not stream although asked to.
   *
   * @throws UnreadableEvent if the format has no such form
   */
  default String bodyAsEvent(String body) {
    throw new UnreadableEvent("a stream was asked for, and one body came");
  }

  /** Whether the mark of an honest end has come. */
  boolean ended();

  /** Whether a format without an end mark ends with its complete body. */
  default boolean endsWithBody() {
    return false;
  }

  /** Whether nothing more can follow that matters. */
  boolean over();

  /** What is known so far. */
  ReplyFacts facts();

  /** An error that a server reports within a reply that began well; its message has no content. */
  final class ReportedError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient String event;

    /**
     * Creates it.
     *
     * @param event the event, or the body, as it came
     */
    public ReportedError(String event) {
      super("the server reports an error");
      this.event = event;
    }

    String event() {
      return event;
    }
  }

  /** An event or a body that is not of the format; its message never holds content. */
  final class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a text may end with the beginning of, and its reader takes for a wrong word. */
    private static final List<String> WORDS = List.of("true", "false", "null", ".");

    private final String problem;
    private final boolean cut;

    /**
     * Creates it.
     *
     * @param problem completes the sentence "The reply could not be read: …"
     */
    public UnreadableEvent(String problem) {
      this(problem, false);
    }

    UnreadableEvent(String problem, boolean cut) {
      super(problem);
      this.problem = problem;
      this.cut = cut;
    }

    /** Returns what a text is that its reader refuses; the reader's own words quote content. */
    public static UnreadableEvent notJson(String text, JsonProcessingException refusal) {
      JsonLocation at = refusal.getLocation();
      int from = at == null ? 0 : (int) Math.min(at.getCharOffset(), text.length());
      String rest = text.substring(from);
      // nothing is left where the text ends too early, or the beginning of a word
      return new UnreadableEvent(
          "not valid JSON", WORDS.stream().anyMatch(word -> word.startsWith(rest)));
    }

    String problem() {
      return problem;
    }

    /** Whether the text stops before it is complete, and nothing else is known to be wrong. */
    boolean cut() {
      return cut;
    }
  }
}
