package io.hearthlink.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonReferenceSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaModelTest {

  private static final ToolSpecification CLOCK = ToolSpecification.builder().name("clock").build();
  private static final ToolSpecification WEATHER =
      ToolSpecification.builder()
          .name("weather")
          .parameters(JsonObjectSchema.builder().addStringProperty("city").required("city").build())
          .build();

  private final SchemaModel model = SchemaModel.create();

  @Test
  void calls_every_tool_once_and_then_answers() {
    List<ChatMessage> messages = new ArrayList<>(List.of(UserMessage.from("Go")));

    AiMessage calls = ask(messages, ToolChoice.AUTO);
    messages.add(calls);
    calls
        .toolExecutionRequests()
        .forEach(call -> messages.add(ToolExecutionResultMessage.from(call, "fine")));
    AiMessage answer = ask(messages, ToolChoice.AUTO);
    messages.addAll(List.of(answer, UserMessage.from("Again")));

    assertThat(calls.toolExecutionRequests())
        .extracting(call -> call.name())
        .containsExactly("clock", "weather");
    assertThat(calls.toolExecutionRequests().get(0).arguments()).isEqualTo("{}");
    assertThat(
            Validity.json(calls.toolExecutionRequests().get(1).arguments()).path("city").asText())
        .isNotEmpty();
    assertThat(answer.hasToolExecutionRequests()).isFalse();
    assertThat(answer.text()).matches("The \\w+ is near the \\w+\\.");
    assertThat(ask(messages, ToolChoice.AUTO).toolExecutionRequests()).hasSize(2);
  }

  @Test
  void calls_the_tool_that_is_left() {
    AiMessage clock = AiMessage.from(ToolExecutionRequest.builder().id("1").name("clock").build());

    assertThat(ask(List.of(UserMessage.from("Go"), clock), ToolChoice.AUTO).toolExecutionRequests())
        .extracting(call -> call.name())
        .containsExactly("weather");
  }

  @Test
  void keeps_to_the_choice_of_tools() {
    List<ChatMessage> messages = new ArrayList<>(List.of(UserMessage.from("Go")));

    assertThat(ask(messages, ToolChoice.NONE).hasToolExecutionRequests()).isFalse();
    messages.add(ask(messages, ToolChoice.REQUIRED));
    assertThat(ask(messages, ToolChoice.REQUIRED).toolExecutionRequests()).hasSize(2);
  }

  @Test
  void fills_every_kind_of_schema_that_langchain4j_has() {
    JsonObjectSchema root =
        JsonObjectSchema.builder()
            .addProperty("text", new JsonStringSchema())
            .addProperty("count", new JsonIntegerSchema())
            .addProperty("share", new JsonNumberSchema())
            .addProperty("open", new JsonBooleanSchema())
            .addProperty("nothing", new JsonNullSchema())
            .addProperty("colour", JsonEnumSchema.builder().enumValues("red", "blue").build())
            .addProperty(
                "list",
                JsonArraySchema.builder()
                    .items(JsonReferenceSchema.builder().reference("part").build())
                    .build())
            .addProperty(
                "either",
                JsonAnyOfSchema.builder()
                    .anyOf(new JsonNullSchema(), new JsonBooleanSchema())
                    .build())
            .addProperty("raw", JsonRawSchema.from("{\"type\":\"string\",\"format\":\"date\"}"))
            .required(
                "text", "count", "share", "open", "nothing", "colour", "list", "either", "raw")
            .definitions(
                Map.of(
                    "part",
                    JsonObjectSchema.builder().addIntegerProperty("n").required("n").build()))
            .additionalProperties(false)
            .build();

    String data = data(root);

    Validity.assertValid(SchemaText.of(root), data);
    assertThat(Validity.json(data)).hasSize(9);
  }

  @Test
  void another_seed_makes_other_data() {
    JsonRawSchema schema = JsonRawSchema.from("{\"type\":\"string\",\"format\":\"uuid\"}");

    assertThat(data(schema)).isEqualTo(data(schema));
    assertThat(data(schema, SchemaModel.withSeed(2))).isNotEqualTo(data(schema));
  }

  @Test
  void json_without_a_schema_is_an_empty_object() {
    ChatRequest request =
        request(List.of(UserMessage.from("Go"))).responseFormat(ResponseFormat.JSON).build();

    assertThat(model.chatModel().chat(request).aiMessage().text()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"not\":{}} | keyword not",
        "{\"type\":\"object\",\"patternProperties\":{}} | patternProperties",
        "{\"$ref\":\"other.json#/a\"} | leads out of the schema",
        "{\"$ref\":\"#/$defs/a\"} | leads nowhere",
        "{\"$ref\":\"#\"} | leads to itself",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"}},\"required\":[\"a\"]} | no end",
        "{\"type\":\"integer\",\"minimum\":3,\"maximum\":2} | within its bounds",
        "{\"type\":\"integer\",\"exclusiveMinimum\":1,\"exclusiveMaximum\":2} | within its bounds",
        "{\"type\":\"string\",\"minLength\":3,\"maxLength\":2} | longer than it may",
        "{\"type\":\"string\",\"pattern\":\"(?=a)b\"} | looks around",
        "{\"type\":\"string\",\"pattern\":\"(a)\\\\1\"} | not supported",
        "{\"type\":\"string\",\"pattern\":\"a^b\"} | no text was found",
        "{\"type\":\"string\",\"pattern\":\"[\"} | cannot be read",
        "{\"type\":\"string\",\"format\":\"date\",\"maxLength\":3} | length does not fit",
        "{\"type\":\"array\",\"minItems\":3,\"uniqueItems\":true,\"items\":{\"type\":\"boolean\"}} | too few different",
        "{\"type\":\"array\",\"contains\":{}} | contains",
        "{\"type\":\"array\",\"minItems\":5000} | more items than it may",
        "{\"oneOf\":[{\"type\":\"integer\"},{\"type\":\"number\"}]} | more than one part",
        "{\"enum\":[1],\"type\":\"string\"} | none of its values",
        "{\"enum\":[\"abc\"],\"maxLength\":2} | beside an enum",
        "{\"allOf\":[{\"const\":1},{\"const\":2}]} | two different values of const",
        "{\"type\":\"object\",\"minProperties\":1,\"additionalProperties\":false} | allows nothing",
        "{\"type\":\"object\",\"maxProperties\":0,\"required\":[\"a\"]} | number of properties",
        "false | allows nothing",
        "[] | no schema",
        "{\"type\":\"thing\"} | no type thing"
      })
  void refuses_what_it_cannot_make(String schema, String reason) {
    assertThatThrownBy(() -> data(JsonRawSchema.from(schema)))
        .isInstanceOf(UnsupportedFeatureException.class)
        .hasMessageContainingAll("response format", reason, "ScriptedModel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"string\",\"format\":\"date\"}",
        "{\"type\":\"integer\",\"minimum\":0}",
        "{\"type\":\"array\",\"uniqueItems\":true,\"minItems\":2,\"items\":{\"enum\":[1,2]}}"
      })
  void the_judge_of_these_tests_sees_what_is_invalid(String schema) {
    assertThat(Validity.errors(Validity.json(schema), "\"x\"")).isNotEmpty();
    Validity.assertValid(Validity.json(schema), data(JsonRawSchema.from(schema)));
  }

  private AiMessage ask(List<ChatMessage> messages, ToolChoice choice) {
    return model
        .chatModel()
        .chat(request(messages).toolSpecifications(CLOCK, WEATHER).toolChoice(choice).build())
        .aiMessage();
  }

  private String data(JsonSchemaElement root) {
    return data(root, model);
  }

  private static String data(JsonSchemaElement root, SchemaModel model) {
    ResponseFormat format =
        ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder().name("Data").rootElement(root).build())
            .build();
    ChatRequest request = request(List.of(UserMessage.from("Go"))).responseFormat(format).build();
    return model.chatModel().chat(request).aiMessage().text();
  }

  private static ChatRequest.Builder request(List<ChatMessage> messages) {
    return ChatRequest.builder().messages(messages);
  }
}
