package io.hearthlink.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.hearthlink.engine.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmberFormsTest {

  private static final ToolSpecification WEATHER =
      ToolSpecification.builder()
          .name("get_weather")
          .description("Get the current weather for a location")
          .parameters(
              JsonObjectSchema.builder()
                  .addStringProperty("location", "The city")
                  .required("location")
                  .build())
          .build();

  private Embedded embedded;

  @BeforeAll
  void open() {
    embedded = Embedded.open();
  }

  @AfterAll
  void close() {
    embedded.close();
  }

  @Test
  void writesAToolCallInTheFormThatTheModelWasTrainedFor() throws Exception {
    String text = embedded.ask(weather(ToolChoice.AUTO)).text();
    assertThat(text).startsWith("<tool_call>").endsWith("</tool_call>");
    JsonNode call = new ObjectMapper().readTree(text.replaceAll("</?tool_call>", ""));
    assertThat(call.at("/name").asText()).isEqualTo("get_weather");
    assertThat(call.at("/arguments/location").asText()).isEqualTo("Berlin");
  }

  @Test
  void putsAToolsResultIntoASentence() {
    ToolExecutionRequest call =
        ToolExecutionRequest.builder()
            .id("1")
            .name("get_weather")
            .arguments("{\"location\": \"Berlin\"}")
            .build();
    Answer answer =
        embedded.ask(
            ChatRequest.builder()
                .messages(
                    UserMessage.from(EmberPrompts.WEATHER),
                    AiMessage.from(call),
                    ToolExecutionResultMessage.from(call, "{\"temperature\": 17}"))
                .toolSpecifications(WEATHER)
                .build());
    assertThat(answer.text()).contains("17").doesNotContain("<tool");
  }

  @Test
  void callsAToolWhereOneIsRequired() throws Exception {
    String text =
        embedded
            .ask(
                ChatRequest.builder()
                    .messages(UserMessage.from(EmberPrompts.HELLO))
                    .toolSpecifications(WEATHER)
                    .toolChoice(ToolChoice.REQUIRED)
                    .build())
            .text();
    JsonNode call = new ObjectMapper().readTree(text.replaceAll("</?tool_call>", ""));
    assertThat(call.at("/name").asText()).isEqualTo("get_weather");
    assertThat(call.at("/arguments/location").isTextual()).isTrue();
  }

  @Test
  void sendsNoToolsWhereNoneMayBeCalled() {
    Answer answer = embedded.ask(weather(ToolChoice.NONE));
    assertThat(answer.report().usage().inputTokenCount())
        .isEqualTo(embedded.ask(EmberPrompts.WEATHER).report().usage().inputTokenCount());
  }

  @Test
  void fillsASchema() throws Exception {
    String schema =
        "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},"
            + "\"age\":{\"type\":\"integer\"},\"city\":{\"type\":\"string\"}},"
            + "\"required\":[\"name\",\"age\",\"city\"]}";
    JsonNode person =
        new ObjectMapper()
            .readTree(
                embedded
                    .ask(Embedded.request(EmberPrompts.PERSON, Embedded.schema(schema)))
                    .text());
    assertThat(person.fieldNames()).toIterable().containsExactly("name", "age", "city");
    assertThat(person.at("/age").asInt()).isEqualTo(34);
  }

  @Test
  void writesAJsonObjectWhereJsonIsAskedForWithoutASchema() throws Exception {
    Answer answer =
        embedded.ask(
            Embedded.request(
                EmberPrompts.PERSON,
                DefaultChatRequestParameters.builder()
                    .responseFormat(ResponseFormat.JSON)
                    .build()));
    assertThat(new ObjectMapper().readTree(answer.text()).isObject()).isTrue();
  }

  private static ChatRequest weather(ToolChoice choice) {
    return ChatRequest.builder()
        .messages(UserMessage.from(EmberPrompts.WEATHER))
        .toolSpecifications(WEATHER)
        .toolChoice(choice)
        .build();
  }
}
