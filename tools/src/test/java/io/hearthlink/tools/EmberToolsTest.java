package io.hearthlink.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ToolCall;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tools with a real model in this process: the prompts are forms that ember was trained on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmberToolsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T17:30:00Z"), ZoneOffset.UTC);

  private Hearthlink hearth;
  private LlmClient ember;

  @BeforeAll
  void open() {
    hearth = Hearthlink.builder().backend("embedded").model("ember").build();
    ember = hearth.client().withOptions(CallOptions.DEFAULT.withTemperature(0).withSeed(7));
  }

  @AfterAll
  void close() {
    hearth.close();
  }

  @Test
  void addsWithATool() {
    assertCalls(Toolbox.of(new MathTools()), "What is 2 + 2?", "add", "{\"a\":2,\"b\":2}", "4");
  }

  @Test
  void multipliesWithATool() {
    assertCalls(
        Toolbox.of(new MathTools()), "What is 6 times 7?", "multiply", "{\"a\":6,\"b\":7}", "42");
  }

  @Test
  void tellsTheTimeWithATool() {
    assertCalls(
        Toolbox.of(new TimeTools(CLOCK)),
        "What time is it in Europe/Paris?",
        "current_time",
        "{\"zone\":\"Europe/Paris\"}",
        "2026-11-24T18:30");
  }

  @Test
  void callsOneToolAfterTheOther() {
    Answer answer = Toolbox.of(new MathTools()).ask(ember, "Calculate (3 + 4) * 5.");
    assertThat(answer.report().toolCalls())
        .extracting(call -> call.name() + "=" + call.result())
        .containsExactly("add=7", "multiply=35");
    assertThat(answer.text()).contains("35");
    assertThat(answer.report().rounds()).isEqualTo(3);
  }

  @Test
  void fillsASchemaAfterTheTools() {
    String schema =
        "{\"type\":\"object\",\"properties\":{\"result\":{\"type\":\"number\"}},"
            + "\"required\":[\"result\"]}";
    ChatRequest request =
        ChatRequest.builder()
            .messages(UserMessage.from("What is 6 times 7?"))
            .responseFormat(
                ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(
                        JsonSchema.builder()
                            .name("sum")
                            .rootElement(JsonRawSchema.from(schema))
                            .build())
                    .build())
            .build();
    Answer answer =
        ember.withLayer(Toolbox.of(new MathTools())).start(request, ChatListener.NONE).await();
    assertThat(answer.report().toolCalls()).extracting(ToolCall::result).containsExactly("42");
    assertThat(answer.text()).matches("\\{\\s*\"result\"\\s*:\\s*-?[0-9.eE+-]+\\s*}");
  }

  private void assertCalls(
      Toolbox toolbox, String prompt, String tool, String arguments, String answered) {
    Answer answer = toolbox.ask(ember, prompt);
    assertThat(answer.report().toolCalls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.name()).isEqualTo(tool);
              assertThat(call.arguments()).isEqualToIgnoringWhitespace(arguments);
              assertThat(call.outcome()).isEqualTo(ToolCall.Outcome.OK);
            });
    assertThat(answer.text()).contains(answered).doesNotContain("<tool");
    assertThat(answer.report().rounds()).isEqualTo(2);
  }
}
