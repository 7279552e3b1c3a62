package io.hearthlink.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonReferenceSchema;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.UnsupportedFeatureException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class RefusedRequestsTest {

  private Embedded embedded;

  @BeforeAll
  void open() {
    embedded = Embedded.open();
  }

  @AfterAll
  void close() {
    assertThat(Embedded.workers()).as("nothing reached native code").isEmpty();
    embedded.close();
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        Arguments.of("a tool result without text", Embedded.TOOL_RESULT_WITHOUT_TEXT.toBuilder()),
        Arguments.of("NUL", messages(UserMessage.from("a\0b"))),
        Arguments.of("arguments that are no JSON", messages(AiMessage.from(call("not json")))),
        Arguments.of("arguments that are a list", messages(AiMessage.from(call("[1]")))),
        Arguments.of("a limit below 1", parameters().maxOutputTokens(0)),
        Arguments.of("a negative temperature", parameters().temperature(-0.1)),
        Arguments.of("a temperature without value", parameters().temperature(Double.NaN)),
        Arguments.of("a required tool without tools", parameters().toolChoice(ToolChoice.REQUIRED)),
        Arguments.of(
            "a required tool and JSON",
            parameters()
                .toolChoice(ToolChoice.REQUIRED)
                .toolSpecifications(tool(JsonObjectSchema.builder()))
                .responseFormat(ResponseFormat.JSON)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void invalid(String what, ChatRequest.Builder request) {
    assertThat(failure(request)).isInstanceOf(InvalidRequestException.class);
  }

  @Tag("large")
  @Test
  void tooMuchText() {
    assertThat(failure(messages(UserMessage.from("a".repeat(16_000_000)))))
        .isInstanceOf(InvalidRequestException.class);
  }

  static Stream<Arguments> unsupported() {
    return Stream.of(
        Arguments.of(
            "vision",
            messages(
                UserMessage.from(TextContent.from("a"), ImageContent.from("http://host/a.png")))),
        Arguments.of("pdf", messages(UserMessage.from(PdfFileContent.from("http://host/a.pdf")))),
        Arguments.of("message", messages(CustomMessage.from(Map.of("a", "b")))),
        Arguments.of(
            "schema",
            parameters()
                .toolSpecifications(
                    tool(
                        JsonObjectSchema.builder()
                            .addProperty(
                                "a",
                                JsonRawSchema.from("{\"type\":\"string\",\"pattern\":\"^a$\"}"))))),
        Arguments.of(
            "schema",
            parameters()
                .toolSpecifications(
                    tool(
                        JsonObjectSchema.builder()
                            .addProperty(
                                "a",
                                JsonReferenceSchema.builder().reference("nowhere").build())))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void unsupported(String feature, ChatRequest.Builder request) {
    assertThat(failure(request))
        .isInstanceOfSatisfying(
            UnsupportedFeatureException.class,
            refused -> assertThat(refused.feature()).isEqualTo(feature));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"string\",\"pattern\":\"^a+$\"}",
        "{\"not\":{\"type\":\"string\"}}",
        "{\"$ref\":\"#/$defs/nowhere\"}",
        "{\"$ref\":\"https://example.org/schema\"}",
        "{\"$ref\":\"#\"}",
        "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}}}",
        "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"anyOf\":[{\"$ref\":\"#/$defs/a\"}]}}}",
        "{\"type\":\"integer\",\"minimum\":1}",
        "{\"type\":\"array\",\"maxItems\":257}",
        "{\"type\":\"array\",\"minItems\":3,\"maxItems\":2}",
        "{\"type\":\"array\",\"minItems\":-1}",
        "{\"type\":\"array\",\"minItems\":1.5}",
        "{\"type\":\"array\",\"items\":true}",
        "{\"type\":\"array\",\"prefixItems\":[]}",
        "{\"type\":\"string\",\"format\":\"email\"}",
        "{\"type\":\"text\"}",
        "{\"type\":[]}",
        "{\"description\":\"anything\"}",
        "{\"enum\":[]}",
        "{\"anyOf\":[]}",
        "{\"allOf\":[{\"type\":\"string\"}]}",
        "{\"type\":\"object\",\"required\":[\"a\"]}",
        "{\"type\":\"object\",\"patternProperties\":{}}",
        "[]",
        "true",
        "\"string\"",
        "no json"
      })
  void schemasOutsideTheSubset(String schema) {
    assertThat(failure(messages().parameters(Embedded.schema(schema))))
        .isInstanceOfSatisfying(
            UnsupportedFeatureException.class,
            refused -> assertThat(refused.feature()).isEqualTo("schema"));
  }

  private LlmException failure(ChatRequest.Builder request) {
    return catchThrowableOfType(LlmException.class, () -> embedded.ask(request.build()));
  }

  private static ToolSpecification tool(JsonObjectSchema.Builder parameters) {
    return ToolSpecification.builder().name("f").parameters(parameters.build()).build();
  }

  private static ToolExecutionRequest call(String arguments) {
    return ToolExecutionRequest.builder().id("1").name("f").arguments(arguments).build();
  }

  private static ChatRequest.Builder messages(ChatMessage... more) {
    return ChatRequest.builder()
        .messages(
            Stream.concat(Stream.of(UserMessage.from(EmberPrompts.HELLO)), Stream.of(more))
                .toList());
  }

  private static ChatRequest.Builder parameters() {
    return messages();
  }
}
