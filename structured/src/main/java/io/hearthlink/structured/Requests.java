package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.hearthlink.engine.CallParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a question into the words of each rung. Immutable. */
final class Requests {

  private static final String NAME = "answer";

  private final String schema;
  private final String plainSchema;
  private final String promptSchema;
  private final @Nullable ToolSpecification tool;

  Requests(Form form) {
    ObjectNode plain = PlainSchema.of(form.sent());
    this.schema = form.sent().toString();
    this.plainSchema = plain.toString();
    ObjectNode prompt = form.sent().deepCopy();
    // a reader of the prompt takes it for granted
    hideClosed(prompt);
    this.promptSchema = prompt.toString();
    this.tool = tool(plain);
  }

  /** Whether the plain schema says less than the whole one. */
  boolean plainDiffers() {
    return !plainSchema.equals(schema);
  }

  /** Whether the schema can be that of a tool. */
  boolean hasTool() {
    return tool != null;
  }

  /** The schema that is sent, as a name for it. */
  String schema() {
    return schema;
  }

  /**
   * Returns the request of a rung.
   *
   * @param corrections what was answered before, and what was wrong with it
   * @param left time until the deadline; null is no deadline
   */
  ChatRequest of(
      Rung rung, Question question, List<ChatMessage> corrections, @Nullable Duration left) {
    DefaultChatRequestParameters.Builder<?> more = DefaultChatRequestParameters.builder();
    switch (rung) {
      case NATIVE -> more.responseFormat(format(schema));
      case PLAIN -> more.responseFormat(format(plainSchema));
      case TOOL ->
          more.toolSpecifications(Objects.requireNonNull(tool)).toolChoice(ToolChoice.REQUIRED);
      case PROMPT -> {}
    }
    List<ChatMessage> messages =
        new ArrayList<>(rung == Rung.TOOL ? question.plain() : question.demanding(promptSchema));
    messages.addAll(corrections);
    ChatRequestParameters asked = withoutForm(question.request().parameters());
    return ChatRequest.builder()
        .messages(messages)
        .parameters(within(left, asked.overrideWith(more.build())))
        .build();
  }

  /** The request of a first answer in words, with the tools that were asked for. */
  ChatRequest free(Question question, @Nullable Duration left) {
    return ChatRequest.builder()
        .messages(question.plain())
        .parameters(within(left, question.request().parameters()))
        .build();
  }

  private static ChatRequestParameters within(
      @Nullable Duration left, ChatRequestParameters parameters) {
    return left == null ? parameters : CallParameters.of(parameters, null, left);
  }

  /** Parameters of a provider's own class lose that class only where they have to. */
  private static ChatRequestParameters withoutForm(ChatRequestParameters asked) {
    if (asked.toolSpecifications().isEmpty() && asked.responseFormat() == null) {
      return asked;
    }
    ChatRequestParameters plain =
        DefaultChatRequestParameters.builder()
            .overrideWith(asked)
            .toolSpecifications(List.of())
            .toolChoice(null)
            .responseFormat((ResponseFormat) null)
            .build();
    return asked instanceof CallParameters call
        ? CallParameters.of(plain, call.seed(), call.total())
        : plain;
  }

  private static ResponseFormat format(String schema) {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(JsonSchema.builder().name(NAME).rootElement(JsonRawSchema.from(schema)).build())
        .build();
  }

  private static @Nullable ToolSpecification tool(ObjectNode parameters) {
    if (!parameters.has("properties")) {
      return null;
    }
    ObjectNode tool = JsonText.NODES.objectNode().put("name", NAME);
    tool.put("description", "Gives the answer.").set("parameters", parameters);
    try {
      return ToolSpecification.fromJson(tool.toString());
    } catch (IllegalArgumentException beyondToolsOfLangChain4j) {
      return null;
    }
  }

  private static void hideClosed(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("additionalProperties").isBoolean()) {
      object.remove("additionalProperties");
    }
    schema.forEach(Requests::hideClosed);
  }
}
