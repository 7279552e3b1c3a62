package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.hearthlink.engine.CallParameters;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of the rounds of one call. A response format and tools exclude each other on real
 * servers, so the rounds with tools have none, and one without tools comes last.
 *
 * @param asked the request of the caller
 * @param tools what is offered
 * @param choice whether the model may or must call a tool; null leaves it to the server
 * @param forced the one that the first round offers; null for all
 */
record RoundRequests(
    ChatRequest asked,
    List<ToolSpecification> tools,
    @Nullable ToolChoice choice,
    @Nullable ToolSpecification forced) {

  /** Whether the answer must be JSON, which takes a round of its own. */
  boolean endsInJson() {
    ResponseFormat format = asked.responseFormat();
    return format != null && format.type() == ResponseFormatType.JSON;
  }

  /** Whether calls of the model count. */
  boolean allowsCalls() {
    return choice != ToolChoice.NONE;
  }

  /** The request of a round with tools. */
  ChatRequest withTools(List<ChatMessage> messages, int round, @Nullable Duration left) {
    DefaultChatRequestParameters.Builder<?> changes = DefaultChatRequestParameters.builder();
    boolean first = round == 1;
    changes.toolSpecifications(first && forced != null ? List.of(forced) : tools);
    if (choice != null) {
      // a call that was forced is made once, unless the caller waits for one
      changes.toolChoice(first || callerWaits() ? choice : ToolChoice.AUTO);
    }
    if (endsInJson()) {
      changes.responseFormat(ResponseFormat.TEXT);
    }
    return request(messages, asked.parameters().overrideWith(changes.build()), left);
  }

  /** The request of the last round, where the answer must be JSON. */
  ChatRequest withoutTools(List<ChatMessage> messages, @Nullable Duration left) {
    ChatRequestParameters parameters = asked.parameters();
    if (!asked.toolSpecifications().isEmpty()) {
      parameters =
          parameters.overrideWith(
              DefaultChatRequestParameters.builder().toolChoice(ToolChoice.NONE).build());
    }
    return request(messages, parameters, left);
  }

  private boolean callerWaits() {
    return asked.toolChoice() == ToolChoice.REQUIRED && !asked.toolSpecifications().isEmpty();
  }

  private static ChatRequest request(
      List<ChatMessage> messages, ChatRequestParameters parameters, @Nullable Duration left) {
    return ChatRequest.builder()
        .messages(messages)
        .parameters(left == null ? parameters : CallParameters.of(parameters, null, left))
        .build();
  }
}
