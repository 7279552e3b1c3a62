package io.hearthlink.structured;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;

/** Tells a model what was wrong with its answer. */
final class Correction {

  /** More of a broken answer helps nobody, and may fill the context. */
  private static final int MOST_CHARACTERS = 4_000;

  private Correction() {}

  /**
   * Returns the broken answer and its problems as messages.
   *
   * @param rung how the model is asked next
   */
  static List<ChatMessage> of(AiMessage answer, List<String> problems, Rung rung) {
    String faults = "This does not fit:\n- " + String.join("\n- ", problems) + "\n";
    if (rung == Rung.TOOL && answer.hasToolExecutionRequests()) {
      List<ChatMessage> messages = new ArrayList<>(List.of(answer));
      for (ToolExecutionRequest call : answer.toolExecutionRequests()) {
        messages.add(ToolExecutionResultMessage.from(call, faults + "Call the tool again."));
      }
      return messages;
    }
    String demand =
        rung == Rung.TOOL ? "Call the tool." : "Answer again, only with the corrected JSON.";
    return List.of(AiMessage.from(text(answer)), UserMessage.from(faults + demand));
  }

  private static String text(AiMessage answer) {
    String text =
        answer.hasToolExecutionRequests()
            ? answer.toolExecutionRequests().get(0).arguments()
            : answer.text();
    if (text == null || text.isBlank()) {
      return "(nothing)";
    }
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + " …" : text;
  }
}
