package io.hearthlink.verification.matrix;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.hearthlink.LlmClient;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.tools.ToolFunction;
import io.hearthlink.tools.Toolbox;
import java.util.List;
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
  },

  /** The model has called a tool, and the round that has its result is the one looked at. */
  SECOND_ROUND {
    @Override
    LlmClient around(LlmClient client) {
      return client.withLayer(Toolbox.of(ToolFunction.declared(WEATHER).withCode(call -> "Sun.")));
    }

    @Override
    List<FakeReply> before() {
      return List.of(FakeReply.toolCall("weather", "{\"place\":\"Ulm\"}"));
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

  /** What a server replies to the rounds before the one that is looked at. */
  List<FakeReply> before() {
    return List.of();
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
