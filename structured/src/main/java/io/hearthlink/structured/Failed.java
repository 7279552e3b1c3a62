package io.hearthlink.structured;

import dev.langchain4j.data.message.ChatMessage;
import io.hearthlink.engine.Answer;
import io.hearthlink.error.ContextLengthException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.StructuredOutputException;
import io.hearthlink.error.TimeoutException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last answer that did not fit. Immutable.
 *
 * @param raw what the model wrote
 * @param problems what is wrong with it
 * @param answer the answer; null where there was none
 */
record Failed(String raw, List<String> problems, @Nullable Answer answer) {

  static final Failed NONE = new Failed("", List.of(), null);

  static final String CUT_OFF = "The answer was cut off at the limit of tokens: be shorter.";

  /** The messages that tell the model. */
  List<ChatMessage> correction(Rung rung) {
    return answer == null
        ? List.of()
        : Correction.of(answer.response().aiMessage(), problems, rung);
  }

  /**
   * Whether {@code failure} comes of asking again, so that this answer is what the reader should
   * know of.
   */
  boolean explains(LlmException failure, Budget budget) {
    return answer != null
        && (failure instanceof ContextLengthException
            || (failure instanceof TimeoutException && budget.time() != null));
  }

  StructuredOutputException exception(AnswerType<?> type, Tally tally, @Nullable Throwable cause) {
    ErrorContext context =
        answer == null
            ? ErrorContext.NONE
            : answer.report().context().withAttempts(tally.answers()).withPartialText(raw);
    return new StructuredOutputException(
        "The answer of "
            + context.where()
            + " is no "
            + type
            + " after "
            + tally.answers()
            + (tally.answers() == 1 ? " answer" : " answers")
            + ": problems() says why. Simplify the type or the prompt, or take a larger model.",
        raw,
        problems,
        tally.attempts(),
        context,
        cause);
  }
}
