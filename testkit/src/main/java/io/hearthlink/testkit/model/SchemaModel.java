package io.hearthlink.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A model that does what the declarations of a program ask for, so that its tools and types are run
 * through without a script. It calls every declared tool once, all in one answer, with arguments
 * that are valid for its parameters; after their results it returns data that is valid for the
 * schema of the response format, or a short sentence where none is asked for.
 *
 * <p>The same seed gives the same answer to the same request. A tool counts as called once a
 * message after the last one of the user calls it; with {@code ToolChoice.NONE} none is called,
 * with {@code REQUIRED} all are called every time.
 *
 * <p>Of JSON Schema it knows {@code type}, {@code enum}, {@code const}, {@code properties}, {@code
 * required}, {@code additionalProperties}, {@code items}, {@code prefixItems}, {@code uniqueItems},
 * {@code anyOf}, {@code oneOf} whose parts are evidently apart, {@code allOf}, {@code $ref} within
 * the schema, {@code pattern} without look-around and back references, {@code format}, {@code
 * multipleOf} and all bounds of numbers, lengths and sizes. What it does not know is LangChain4j's
 * {@link UnsupportedFeatureException}, never invalid data.
 */
public final class SchemaModel extends FakeChatModel {

  private static final long USUAL_SEED = 1;

  private final long seed;

  private SchemaModel(long seed) {
    super(EnumSet.allOf(Capability.class));
    this.seed = seed;
  }

  /** A model with the seed 1. */
  public static SchemaModel create() {
    return withSeed(USUAL_SEED);
  }

  /** A model with this seed: another one makes other data. */
  public static SchemaModel withSeed(long seed) {
    return new SchemaModel(seed);
  }

  @Override
  ModelReply reply(ChatRequest request, int number) {
    List<ToolSpecification> due = due(request);
    if (!due.isEmpty()) {
      return ModelReply.toolCalls(
          due.stream().map(this::call).toArray(ToolExecutionRequest[]::new));
    }
    ResponseFormat format = request.responseFormat();
    if (format == null || format.type() != ResponseFormatType.JSON) {
      return ModelReply.text(StringData.sentence(new Random(seed)));
    }
    return ModelReply.text(
        format.jsonSchema() == null
            ? "{}"
            : data(format.jsonSchema().rootElement(), "the response format"));
  }

  private static List<ToolSpecification> due(ChatRequest request) {
    List<ToolSpecification> tools = request.parameters().toolSpecifications();
    if (request.toolChoice() == ToolChoice.NONE) {
      return List.of();
    }
    Set<String> called =
        request.toolChoice() == ToolChoice.REQUIRED ? Set.of() : called(request.messages());
    return tools.stream().filter(tool -> !called.contains(tool.name())).toList();
  }

  private static Set<String> called(List<ChatMessage> messages) {
    Set<String> called = new HashSet<>();
    for (ChatMessage message : messages) {
      if (message instanceof UserMessage) {
        called.clear();
      } else if (message instanceof AiMessage answer) {
        answer.toolExecutionRequests().forEach(call -> called.add(call.name()));
      }
    }
    return called;
  }

  private ToolExecutionRequest call(ToolSpecification tool) {
    String arguments =
        tool.parameters() == null ? "{}" : data(tool.parameters(), "the tool " + tool.name());
    return ToolExecutionRequest.builder()
        .id("call_" + tool.name())
        .name(tool.name())
        .arguments(arguments)
        .build();
  }

  private String data(JsonSchemaElement element, String whose) {
    try {
      JsonNode schema = SchemaText.of(element);
      return SchemaData.of(schema, seed).toString();
    } catch (NoDataException e) {
      throw new UnsupportedFeatureException(
          "SchemaModel can make no data for "
              + whose
              + ": "
              + e.getMessage()
              + ". Answer this request with a ScriptedModel.");
    }
  }
}
