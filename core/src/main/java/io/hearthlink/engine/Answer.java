package io.hearthlink.engine;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;

/**
 * A finished answer, and the truth about how it came to be. Immutable.
 *
 * @param response the answer in LangChain4j's form
 * @param report how it came to be
 */
public record Answer(ChatResponse response, CallReport report) {

  /** The text, without reasoning; empty where the model only calls tools. */
  public String text() {
    String text = response.aiMessage().text();
    return text == null ? "" : text;
  }

  /** The model's reasoning; empty where it gave none. */
  public String reasoning() {
    String thinking = response.aiMessage().thinking();
    return thinking == null ? "" : thinking;
  }

  /**
   * The tool calls that may be executed. Empty if the answer was cut off, since the calls of such
   * an answer are not to be trusted; {@link #response()} still has them.
   */
  public List<ToolExecutionRequest> functionCalls() {
    return truncated() ? List.of() : response.aiMessage().toolExecutionRequests();
  }

  /** Whether the answer stopped at a limit of tokens. */
  public boolean truncated() {
    return response.metadata().finishReason() == FinishReason.LENGTH;
  }

  /** Leaves the text out: content does not belong into logs. */
  @Override
  public String toString() {
    return "Answer[" + text().length() + " chars, " + report + "]";
  }
}
