package io.hearthlink.bean;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallReport;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.TruncatedException;
import io.hearthlink.error.UnsupportedFeatureException;

/** How an ending of ours is told to code that knows LangChain4j alone. */
final class Manners {

  private Manners() {}

  /**
   * Returns the response of {@code answer}.
   *
   * @throws TruncatedException if it was cut off and has tool calls
   */
  static ChatResponse response(Answer answer) {
    if (answer.truncated() && answer.response().aiMessage().hasToolExecutionRequests()) {
      CallReport report = answer.report();
      throw new TruncatedException(
          "The answer of "
              + report.model()
              + " reached the limit of tokens while it called tools; raise max_tokens or the"
              + " context of the model.",
          report.context().withPartialText(answer.text()));
    }
    return answer.response();
  }

  /** Returns {@code failure} as LangChain4j's code expects it. */
  static RuntimeException told(LlmException failure) {
    if (failure instanceof UnsupportedFeatureException) {
      var theirs = new dev.langchain4j.exception.UnsupportedFeatureException(failure.getMessage());
      theirs.initCause(failure);
      return theirs;
    }
    return failure;
  }
}
