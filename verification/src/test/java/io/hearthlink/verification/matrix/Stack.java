package io.hearthlink.verification.matrix;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.hearthlink.LlmClient;
import io.hearthlink.tools.Toolbox;
import java.util.Locale;

/**
 * The layers around a call. A new layer is a new constant, which says how it is switched on; it
 * gets a column by itself.
 */
enum Stack {
  /** No layer does anything. */
  PLAIN,

  /** The layer that finds tool calls in the text reads along, since the request has a tool. */
  TOOL_TEXT {
    @Override
    ChatRequest request(String prompt) {
      return ChatRequest.builder()
          .messages(UserMessage.from(prompt))
          .toolSpecifications(WEATHER)
          .build();
    }
  },

  /** A toolbox asks in rounds, of which there is one. */
  TOOLBOX {
    @Override
    LlmClient around(LlmClient client) {
      return client.withLayer(Toolbox.of(WEATHER));
    }
  };

  private static final ToolSpecification WEATHER =
      ToolSpecification.builder()
          .name("weather")
          .description("Tells the weather.")
          .parameters(JsonObjectSchema.builder().addStringProperty("place").build())
          .build();

  /** A client whose calls go through these layers. */
  LlmClient around(LlmClient client) {
    return client;
  }

  /** A request that goes through these layers. */
  ChatRequest request(String prompt) {
    return ChatRequest.builder().messages(UserMessage.from(prompt)).build();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
