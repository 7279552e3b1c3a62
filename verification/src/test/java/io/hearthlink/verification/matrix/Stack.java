package io.hearthlink.verification.matrix;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.Locale;

/**
 * The layers around a call. A new layer is a new constant, which says how it is switched on; it
 * gets a column by itself.
 */
enum Stack {
  /** No layer does anything. */
  PLAIN {
    @Override
    ChatRequest request(String prompt) {
      return ChatRequest.builder().messages(UserMessage.from(prompt)).build();
    }
  },

  /** The layer that finds tool calls in the text reads along, since the request has a tool. */
  TOOL_TEXT {
    @Override
    ChatRequest request(String prompt) {
      return ChatRequest.builder()
          .messages(UserMessage.from(prompt))
          .toolSpecifications(
              ToolSpecification.builder()
                  .name("weather")
                  .description("Tells the weather.")
                  .parameters(JsonObjectSchema.builder().addStringProperty("place").build())
                  .build())
          .build();
    }
  };

  /** A request that goes through these layers. */
  abstract ChatRequest request(String prompt);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
