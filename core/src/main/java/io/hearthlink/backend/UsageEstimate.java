package io.hearthlink.backend;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts tokens where a server does not: one for each 4 characters, the usual rule of thumb. */
final class UsageEstimate {

  private static final int CHARS_PER_TOKEN = 4;

  private UsageEstimate() {}

  static TokenUsage of(List<ChatMessage> messages, AiMessage answer) {
    int prompt = 0;
    for (ChatMessage message : messages) {
      prompt += chars(message);
    }
    return new TokenUsage(tokens(prompt), tokens(chars(answer)));
  }

  private static int tokens(int chars) {
    return (chars + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN;
  }

  private static int chars(ChatMessage message) {
    if (message instanceof SystemMessage system) {
      return length(system.text());
    }
    if (message instanceof UserMessage user) {
      return user.contents().stream()
          .mapToInt(content -> content instanceof TextContent text ? length(text.text()) : 0)
          .sum();
    }
    if (message instanceof ToolExecutionResultMessage result) {
      return length(result.text());
    }
    if (message instanceof AiMessage answer) {
      int chars = length(answer.text()) + length(answer.thinking());
      for (ToolExecutionRequest call : answer.toolExecutionRequests()) {
        chars += length(call.name()) + length(call.arguments());
      }
      return chars;
    }
    return 0;
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
