package io.hearthlink.structured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.testkit.FakeReply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StructuredOutputTest {

  private static final AnswerType<Weather> TYPE = AnswerType.of(Weather.class);
  private static final String JSON = "{\"city\":\"Oslo\",\"degrees\":3}";
  private static final UserMessage QUESTION = UserMessage.from("How warm is it in Oslo?");

  private static final ToolSpecification TOOL =
      ToolSpecification.builder()
          .name("degrees")
          .parameters(JsonObjectSchema.builder().addStringProperty("city").required("city").build())
          .build();

  record Weather(String city, int degrees) {}

  @Test
  void tellsTheJsonAtOnceWhenItFits() {
    try (Stage stage =
        Stage.of(TestWire.OPENAI, FakeReply.text("{}"), FakeReply.text("Sure: " + JSON))) {
      ChatEngine engine = new StructuredOutput(TYPE).around(stage.client().engine());
      List<String> heard = new ArrayList<>();
      Answer answer =
          engine
              .start(
                  ChatRequest.builder().messages(QUESTION).build(), ChatListener.text(heard::add))
              .await();
      assertThat(heard).containsExactly(JSON);
      assertThat(answer.text()).isEqualTo(JSON);
      assertThat(TYPE.read(answer.text())).isEqualTo(new Weather("Oslo", 3));
      assertThat(engine).hasToString(stage.client().engine() + ".structured(Weather)");
    }
  }

  /** No server takes a schema and tools at a time: the schema would win. */
  @ParameterizedTest
  @EnumSource
  void letsToolsBeCalledFirstAndPutsTheLastAnswerIntoJson(TestWire wire) {
    ToolExecutionRequest call =
        ToolExecutionRequest.builder()
            .id("1")
            .name("degrees")
            .arguments("{\"city\":\"Oslo\"}")
            .build();
    try (Stage stage =
        Stage.of(
            wire,
            FakeReply.toolCall("degrees", "{\"city\":\"Oslo\"}"),
            FakeReply.text("It is cold, 3 degrees."),
            FakeReply.text(JSON))) {
      ChatEngine engine = new StructuredOutput(TYPE).around(stage.client().engine());
      List<String> heard = new ArrayList<>();

      Answer first =
          engine
              .start(
                  ChatRequest.builder().messages(QUESTION).toolSpecifications(TOOL).build(),
                  ChatListener.text(heard::add))
              .await();
      assertThat(first.functionCalls()).map(ToolExecutionRequest::name).containsExactly("degrees");

      Answer last =
          engine
              .start(
                  ChatRequest.builder()
                      .messages(
                          QUESTION,
                          AiMessage.from(call),
                          ToolExecutionResultMessage.from(call, "3"))
                      .toolSpecifications(TOOL)
                      .build(),
                  ChatListener.text(heard::add))
              .await();
      assertThat(last.text()).isEqualTo(JSON);
      assertThat(heard).containsExactly(JSON);
      assertThat(stage.chat(1).toolNames()).containsExactly("degrees");
      assertThat(stage.chat(1).schema().isMissingNode()).isTrue();
      assertThat(stage.chat(1).messages()).hasSize(3);
      assertThat(stage.chat(2).toolNames()).isEmpty();
      assertThat(stage.chat(2).schema().path("required")).hasSize(2);
      assertThat(stage.chat(2).messages().toString())
          .contains("Result of degrees: 3", "It is cold, 3 degrees.");
    }
  }

  @Test
  void passesReasoningAndStatesOn() {
    try (Stage stage = Stage.of(TestWire.OLLAMA, FakeReply.text(JSON).withReasoning("Hm"))) {
      List<String> heard = new ArrayList<>();
      ChatListener listener =
          new ChatListener() {
            @Override
            public void onReasoning(String text) {
              heard.add(text);
            }

            @Override
            public void onState(io.hearthlink.engine.ChatState state) {
              heard.add(state.name());
            }
          };
      Answer answer =
          new StructuredOutput(TYPE, Budget.DEFAULT.withReasks(0))
              .around(stage.client().engine())
              .start(ChatRequest.builder().messages(QUESTION).build(), listener)
              .await();
      assertThat(answer.reasoning()).isEqualTo("Hm");
      assertThat(heard).contains("LOADING", "Hm");
    }
  }
}
