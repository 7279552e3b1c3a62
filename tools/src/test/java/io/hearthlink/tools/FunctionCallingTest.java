package io.hearthlink.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.ToolException;
import io.hearthlink.error.UnsupportedFeatureException;
import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeToolCall;
import io.hearthlink.tools.TestWire.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that the caller answers, the choice that it makes, and schemas beside tools. */
class FunctionCallingTest {

  private static final ToolFunction WEATHER =
      ToolFunction.declared(
          "get_weather",
          "Get the weather",
          """
          {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
           "properties": {"city": {"type": "string", "minLength": 1}}, "required": ["city"]}
          """);
  private static final FakeReply ASKS = FakeReply.toolCall("get_weather", "{\"city\":\"Berlin\"}");
  private static final FakeReply TOLD = FakeReply.text("It is 21 degrees.");

  @ParameterizedTest
  @EnumSource
  void theCallerFindsTheCallsAndAnswersThem(TestWire wire) {
    try (Stage stage = wire.scripted(s -> s.answerInTurn(ASKS, TOLD))) {
      LlmClient client = stage.client().withLayer(Toolbox.of(WEATHER));
      List<ChatMessage> messages = new ArrayList<>(List.of(UserMessage.from("Weather?")));
      Answer asked = client.chat(messages);

      assertThat(asked.functionCalls())
          .singleElement()
          .satisfies(
              call -> {
                assertThat(call.name()).isEqualTo("get_weather");
                assertThat(call.arguments()).isEqualTo("{\"city\":\"Berlin\"}");
                assertThat(call.id()).isNotBlank();
              });
      assertThat(asked.report().toolCalls()).isEmpty();
      messages.add(asked.response().aiMessage());
      messages.add(ToolExecutionResultMessage.from(asked.functionCalls().get(0), "21"));
      assertThat(client.chat(messages).text()).isEqualTo("It is 21 degrees.");
      assertThat(stage.server().lastChat().toolResults()).containsExactly("21");
      assertThat(stage.server().lastChat().tools().toString()).contains("minLength");
    }
  }

  @ParameterizedTest
  @EnumSource
  void byHandNothingRunsByItself(TestWire wire) {
    try (Stage stage =
        wire.scripted(s -> s.answer(FakeReply.toolCall("add", "{\"a\":2,\"b\":2}")))) {
      Toolbox toolbox = Toolbox.of(new MathTools()).manual();
      Answer asked = toolbox.ask(stage.client(), "What is 2 + 2?");
      ToolExecutionRequest call = asked.functionCalls().get(0);

      assertThat(stage.server().chats()).hasSize(1);
      ToolExecutionResultMessage result = toolbox.execute(call);
      assertThat(result.text()).isEqualTo("4");
      assertThat(result.id()).isEqualTo(call.id());
      assertThat(result.isError()).isNull();
      ToolExecutionResultMessage wrong =
          toolbox.execute(call.toBuilder().arguments("{\"a\":2}").build());
      assertThat(wrong.text()).startsWith("Error: The arguments of add do not fit: b is missing");
      assertThat(wrong.isError()).isTrue();
      assertThat(
              catchThrowableOfType(
                  InvalidRequestException.class,
                  () -> Toolbox.of(WEATHER).execute(asks("get_weather", "{\"city\":\"x\"}"))))
          .hasMessageContaining("has no code");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallForTheCallerEndsTheRoundsAndRunsNothing(TestWire wire) {
    FakeReply both =
        FakeReply.toolCalls(
            new FakeToolCall("1", "add", "{\"a\":2,\"b\":2}"),
            new FakeToolCall("2", "get_weather", "{\"city\":\"Berlin\"}"));
    try (Stage stage =
        wire.scripted(s -> s.answerInTurn(FakeReply.toolCall("add", "{\"a\":1,\"b\":2}"), both))) {
      Answer answer =
          Toolbox.of(WEATHER, new MathTools()).ask(stage.client(), "Add, then the weather.");
      assertThat(answer.functionCalls())
          .extracting(ToolExecutionRequest::name)
          .containsExactly("add", "get_weather");
      assertThat(answer.report().toolCalls()).hasSize(1);
      assertThat(answer.report().rounds()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void toolsOfTheRequestBelongToItsCaller(TestWire wire) {
    ToolSpecification weather = WEATHER.specification();
    try (Stage stage = wire.scripted(s -> s.answer(ASKS))) {
      ChatRequest request =
          ChatRequest.builder()
              .messages(UserMessage.from("Weather?"))
              .toolSpecifications(weather)
              .build();
      LlmClient client = stage.client().withLayer(Toolbox.of(new TextTools()));
      Answer answer = client.start(request, ChatListener.NONE).await();
      assertThat(answer.functionCalls()).hasSize(1);
      assertThat(stage.server().lastChat().toolNames())
          .containsExactlyInAnyOrder("text_statistics", "get_weather");
      assertThat(
              catchThrowableOfType(
                  InvalidRequestException.class,
                  () ->
                      stage
                          .client()
                          .withLayer(Toolbox.of(WEATHER))
                          .start(request, ChatListener.NONE)
                          .await()))
          .hasMessageContaining("Two functions are named get_weather");
    }
  }

  @Test
  void aChoiceHoldsForTheFirstRound() {
    for (TestWire wire : List.of(TestWire.OPENAI, TestWire.ANTHROPIC)) {
      try (Stage stage =
          wire.scripted(
              s ->
                  s.answerInTurn(
                      FakeReply.toolCall("add", "{\"a\":2,\"b\":2}"), FakeReply.text("4")))) {
        Toolbox.of(new MathTools(), new TextTools()).forcing("add").ask(stage.client(), "Go.");
        List<ChatCall> chats = stage.server().chats();
        assertThat(chats.get(0).toolRequired()).isTrue();
        assertThat(chats.get(0).toolNames()).containsExactly("add");
        assertThat(chats.get(1).toolRequired()).isFalse();
        assertThat(chats.get(1).toolNames()).hasSize(5);
      }
    }
  }

  @Test
  void aServerThatCannotForceACallSaysSo() {
    try (Stage stage = TestWire.OLLAMA.scripted(s -> s.answer("4"))) {
      assertThat(
              catchThrowableOfType(
                  UnsupportedFeatureException.class,
                  () ->
                      Toolbox.of(new MathTools())
                          .withChoice(ToolChoice.REQUIRED)
                          .ask(stage.client(), "Go.")))
          .hasMessageContaining("cannot force");
    }
  }

  @ParameterizedTest
  @EnumSource
  void withTheChoiceNoneNothingIsOffered(TestWire wire) {
    FakeReply anyway = FakeReply.toolCall("add", "{\"a\":2,\"b\":2}");
    try (Stage stage = wire.scripted(s -> s.answer(anyway))) {
      Answer answer =
          Toolbox.of(new MathTools()).withChoice(ToolChoice.NONE).ask(stage.client(), "Go.");
      assertThat(answer.report().toolCalls()).isEmpty();
      assertThat(stage.server().chats()).hasSize(1);
      assertThat(stage.server().lastChat().toolNames()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSchemaIsFilledInARoundWithoutTools(TestWire wire) {
    ResponseFormat json =
        ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(
                JsonSchema.builder()
                    .name("sum")
                    .rootElement(
                        JsonObjectSchema.builder()
                            .addIntegerProperty("sum")
                            .required("sum")
                            .build())
                    .build())
            .build();
    try (Stage stage =
        wire.scripted(
            s ->
                s.answerInTurn(
                    FakeReply.toolCall("add", "{\"a\":2,\"b\":2}"),
                    FakeReply.text("The sum is 4."),
                    FakeReply.text("{\"sum\":4}")))) {
      ChatRequest request =
          ChatRequest.builder()
              .messages(UserMessage.from("What is 2 + 2?"))
              .responseFormat(json)
              .build();
      StringBuilder heard = new StringBuilder();
      Answer answer =
          stage
              .client()
              .withLayer(Toolbox.of(new MathTools()))
              .start(request, ChatListener.text(heard::append))
              .await();
      assertThat(answer.text()).isEqualTo("{\"sum\":4}").isEqualTo(heard.toString());
      assertThat(answer.report().rounds()).isEqualTo(3);
      assertThat(answer.report().notes()).anyMatch(note -> note.contains("response format"));
      List<ChatCall> chats = stage.server().chats();
      assertThat(chats.get(0).schema().isMissingNode()).isTrue();
      assertThat(chats.get(1).schema().isMissingNode()).isTrue();
      assertThat(chats.get(2).schema().path("properties").has("sum")).isTrue();
      assertThat(chats.get(2).toolNames()).isEmpty();
      assertThat(chats.get(2).toolResults()).containsExactly("4");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSourceIsAskedAnewForEachCall(TestWire wire) {
    List<ToolFunction> now = new ArrayList<>();
    ToolSource source = () -> List.copyOf(now);
    try (Stage stage =
        wire.scripted(
            s ->
                s.answerWith(
                    call ->
                        call.toolNames().contains("ping") && call.toolResults().isEmpty()
                            ? FakeReply.toolCall("ping", "{}")
                            : FakeReply.text("Told " + call.toolResults())))) {
      Toolbox toolbox = Toolbox.of(source);
      assertThat(toolbox.ask(stage.client(), "Go.").text()).isEqualTo("Told []");
      now.add(ToolFunction.declared("ping", "Pings", "").withCode(call -> "pong"));
      assertThat(toolbox.ask(stage.client(), "Go.").text()).isEqualTo("Told [pong]");
      assertThat(toolbox.only("other").ask(stage.client(), "Go.").text()).isEqualTo("Told []");
      assertThat(
              catchThrowableOfType(
                  ToolException.class, () -> toolbox.forcing("pang").ask(stage.client(), "Go.")))
          .hasMessageContaining("no function pang");
    }
  }

  @Test
  void aSourceThatFailsOrHangsEndsTheCall() {
    try (Stage stage = TestWire.OLLAMA.scripted(s -> s.answer("Hello"))) {
      ToolSource broken =
          () -> {
            throw new IllegalStateException("no server");
          };
      ToolSource hanging =
          () -> {
            new CountDownLatch(1).await();
            return List.of();
          };
      assertThat(
              catchThrowableOfType(
                  ToolException.class, () -> Toolbox.of(broken).ask(stage.client(), "Go.")))
          .hasMessageContaining("IllegalStateException");
      assertThat(
              catchThrowableOfType(
                  ToolException.class,
                  () ->
                      Toolbox.of(hanging)
                          .withLimits(ToolLimits.DEFAULT.withTimeout(Duration.ofMillis(50)))
                          .ask(stage.client(), "Go.")))
          .hasMessageContaining("within 50 ms");
      assertThat(stage.server().chats()).isEmpty();
    }
  }

  @Test
  void whatCannotWorkIsRefusedAtOnce() {
    assertRefused(() -> Toolbox.of(WEATHER, WEATHER), "Two functions are named get_weather");
    assertRefused(() -> Toolbox.of(new Object()), "has no method with @Tool");
    assertRefused(() -> Toolbox.of(new MathTools()).only("sub"), "There are: add, calculate");
    assertRefused(() -> Toolbox.of(new MathTools()).forcing("sub"), "no function \"sub\"");
    assertRefused(
        () -> ToolFunction.declared("get weather", "", ""), "The function name \"get weather\"");
    assertRefused(() -> ToolFunction.declared("f", "", "[]"), "no JSON Schema");
    assertRefused(() -> ToolFunction.declared("f", "", "{"), "no JSON Schema");
    assertRefused(() -> ToolFunction.declared("f", "", "{\"type\":\"string\"}"), "no JSON Schema");
  }

  private static void assertRefused(Runnable creation, String message) {
    assertThat(catchThrowableOfType(ConfigurationException.class, creation::run))
        .hasMessageContaining(message);
  }

  private static ToolExecutionRequest asks(String name, String arguments) {
    return ToolExecutionRequest.builder().id("1").name(name).arguments(arguments).build();
  }
}
