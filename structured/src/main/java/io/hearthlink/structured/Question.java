package io.hearthlink.structured;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.hearthlink.engine.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is asked, before it is said how to answer. Immutable.
 *
 * @param request the request
 * @param instructions what to do with the text of the last message; empty where that says it itself
 */
record Question(ChatRequest request, String instructions) {

  /** The messages, with the demand for JSON of this schema in the last one. */
  List<ChatMessage> demanding(String schema) {
    return withLast(
        text ->
            instructions.isEmpty()
                ? text + "\n\nAnswer only with JSON that follows this JSON schema:\n" + schema
                : instructions
                    + " Reply only with JSON in this schema:\n"
                    + schema
                    + "\nText: "
                    + text);
  }

  /** Whether the model may call tools of the caller, which no schema lets it. */
  boolean offersTools() {
    return !request.toolSpecifications().isEmpty() && request.toolChoice() != ToolChoice.NONE;
  }

  /** Asks for the JSON of an answer in words. What tools said becomes text: they are gone. */
  Question answered(String words) {
    List<ChatMessage> messages = new ArrayList<>();
    for (ChatMessage message : plain()) {
      if (message instanceof ToolExecutionResultMessage result) {
        messages.add(UserMessage.from("Result of " + result.toolName() + ": " + result.text()));
      } else if (!(message instanceof AiMessage ai && ai.hasToolExecutionRequests())) {
        messages.add(message);
      }
    }
    messages.add(AiMessage.from(words.isBlank() ? "(nothing)" : words));
    messages.add(UserMessage.from("Give this answer as JSON."));
    ChatRequest next =
        ChatRequest.builder().messages(messages).parameters(request.parameters()).build();
    return new Question(next, "");
  }

  /**
   * Asks the same once tools of a layer below have run: with what they said, and without them,
   * since what a tool does must not be done again for a better answer.
   */
  Question afterTools(List<ToolCall> calls) {
    List<ChatMessage> messages = new ArrayList<>(request.messages());
    String results =
        calls.stream()
            .map(call -> "Result of " + call.name() + ": " + call.result())
            .collect(Collectors.joining("\n"));
    messages.add(Math.max(0, messages.size() - 1), UserMessage.from(results));
    ChatRequestParameters none =
        request
            .parameters()
            .overrideWith(ChatRequestParameters.builder().toolChoice(ToolChoice.NONE).build());
    return new Question(
        ChatRequest.builder().messages(messages).parameters(none).build(), instructions);
  }

  /** Whether no tools must run any more. */
  boolean isAfterTools() {
    return request.toolChoice() == ToolChoice.NONE;
  }

  /** The messages as they are. */
  List<ChatMessage> plain() {
    return instructions.isEmpty()
        ? request.messages()
        : withLast(text -> instructions + "\nText: " + text);
  }

  private List<ChatMessage> withLast(UnaryOperator<String> framing) {
    List<ChatMessage> messages = new ArrayList<>(request.messages());
    int last = messages.size() - 1;
    if (last >= 0 && messages.get(last) instanceof UserMessage user) {
      messages.set(last, user.toBuilder().contents(framed(user.contents(), framing)).build());
    } else {
      messages.add(UserMessage.from(framing.apply("Give your answer.")));
    }
    return messages;
  }

  /** Pictures stay where they are. */
  private static List<Content> framed(List<Content> contents, UnaryOperator<String> framing) {
    List<Content> framed = new ArrayList<>(contents);
    for (int i = framed.size() - 1; i >= 0; i--) {
      if (framed.get(i) instanceof TextContent text) {
        framed.set(i, TextContent.from(framing.apply(text.text())));
        return framed;
      }
    }
    framed.add(TextContent.from(framing.apply("Answer.")));
    return framed;
  }
}
