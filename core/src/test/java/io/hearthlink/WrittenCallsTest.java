package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.ServerKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls written as text, over the three wires. */
class WrittenCallsTest {

  private static final ChatRequest REQUEST =
      ChatRequest.builder()
          .messages(UserMessage.from("Weather in Rome?"))
          .toolSpecifications(
              ToolSpecification.fromJson(
                  """
                  {"name": "get_weather", "parameters": {"type": "object",
                    "properties": {"city": {"type": "string"}}, "required": ["city"]}}"""))
          .build();

  private static Answer ask(ServerKind kind, FakeReply reply, ChatListener listener) {
    try (FakeServer server = FakeServer.of(kind).answer(reply).start();
        Hearthlink hearth =
            Hearthlink.builder()
                .backend(kind == ServerKind.OLLAMA ? "ollama" : "custom")
                .endpoint(server.url())
                .model("any")
                .llm(
                    llm ->
                        llm.requestFormat(
                            kind == ServerKind.ANTHROPIC
                                ? WireFormat.ANTHROPIC
                                : WireFormat.OPENAI))
                .build()) {
      return hearth.client().start(REQUEST, listener).await();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ServerKind.class,
      names = {"OLLAMA", "OPENAI", "ANTHROPIC"})
  void a_written_call_is_a_call_on_every_wire(ServerKind kind) {
    FakeReply reply =
        FakeReply.pieces(
            "Let me", " see.\n\n[TOOL", "_CALLS]getWea", "ther[ARGS]{\"city\": ", "\"Rome\"}");
    StringBuilder shown = new StringBuilder();

    Answer answer = ask(kind, reply, ChatListener.text(shown::append));

    assertThat(shown).hasToString("Let me see.");
    assertThat(answer.text()).isEqualTo("Let me see.");
    assertThat(answer.functionCalls()).hasSize(1);
    assertThat(answer.functionCalls().get(0).name()).isEqualTo("get_weather");
    assertThat(answer.functionCalls().get(0).arguments()).isEqualTo("{\"city\":\"Rome\"}");
    assertThat(answer.response().finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
    assertThat(answer.report().notes())
        .isEqualTo(
            List.of(
                "The model wrote its tool calls as text, in the form of Mistral.",
                "The model called get_weather by the name \"getWeather\"."));
  }

  @ParameterizedTest
  @EnumSource(
      value = ServerKind.class,
      names = {"OLLAMA", "OPENAI", "ANTHROPIC"})
  void an_answer_that_was_cut_off_calls_nothing_on_any_wire(ServerKind kind) {
    String text = "<tool_call>{\"name\": \"get_weather\", \"arguments\": {\"city\": \"Rome\"}}";
    StringBuilder shown = new StringBuilder();

    Answer answer =
        ask(
            kind,
            FakeReply.text(text).withFinish(FinishReason.LENGTH),
            ChatListener.text(shown::append));

    assertThat(shown).hasToString(text);
    assertThat(answer.text()).isEqualTo(text);
    assertThat(answer.response().aiMessage().toolExecutionRequests()).isEmpty();
    assertThat(answer.truncated()).isTrue();
  }
}
