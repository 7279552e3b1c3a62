package io.hearthlink.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.hearthlink.CallOptions;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeToolCall;
import io.hearthlink.tools.TestWire.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rounds of a call, alike on three wires and however the call is made. */
class ToolLoopTest {

  private static final FakeReply ADD_2_2 =
      FakeReply.toolCall("add", "{\"a\": 2, \"b\": 2}").withUsage(10, 5);
  private static final FakeReply FOUR = FakeReply.text("The result is 4.").withUsage(20, 7);

  @ParameterizedTest
  @EnumSource
  void executesACallAndAnswers(TestWire wire) {
    try (Stage stage = wire.scripted(s -> s.answerInTurn(ADD_2_2, FOUR))) {
      Answer answer = Toolbox.of(new MathTools()).ask(stage.client(), "What is 2 + 2?");

      assertThat(answer.text()).isEqualTo("The result is 4.");
      assertThat(answer.functionCalls()).isEmpty();
      assertThat(answer.report().rounds()).isEqualTo(2);
      assertThat(answer.report().attempts()).isEqualTo(2);
      assertThat(answer.report().usage().inputTokenCount()).isEqualTo(30);
      assertThat(answer.report().usage().outputTokenCount()).isEqualTo(12);
      assertThat(answer.response().metadata().tokenUsage().totalTokenCount()).isEqualTo(42);
      assertThat(answer.report().toolCalls())
          .singleElement()
          .satisfies(
              call -> {
                assertThat(call.name()).isEqualTo("add");
                assertThat(call.arguments()).isEqualToIgnoringWhitespace("{\"a\":2,\"b\":2}");
                assertThat(call.outcome()).isEqualTo(ToolCall.Outcome.OK);
                assertThat(call.result()).isEqualTo("4");
                assertThat(call.round()).isEqualTo(1);
              });
      ChatCall first = stage.server().chats().get(0);
      assertThat(first.toolNames()).containsExactly("add", "calculate", "convert_unit", "multiply");
      assertThat(stage.server().lastChat().toolResults()).containsExactly("4");
      assertThat(stage.server().lastChat().userText()).isEqualTo("What is 2 + 2?");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aListenerHearsTheRoundsAsTheyCome(TestWire wire) {
    FakeReply thinksAloud =
        FakeReply.text("Let me add. ")
            .withToolCalls(FakeToolCall.of("add", "{\"a\": 2, \"b\": 2}"));
    try (Stage stage = wire.scripted(s -> s.answerInTurn(thinksAloud, FOUR))) {
      List<String> heard = new ArrayList<>();
      List<ChatState> states = new ArrayList<>();
      ChatListener listener =
          new ChatListener() {
            @Override
            public void onText(String text) {
              heard.add(text);
            }

            @Override
            public void onToolCall(ToolExecutionRequest call) {
              heard.add("call:" + call.name());
            }

            @Override
            public void onToolResult(ToolCall call) {
              heard.add("result:" + call.result());
            }

            @Override
            public void onState(ChatState state) {
              states.add(state);
            }
          };
      Answer answer =
          stage.client().withLayer(Toolbox.of(new MathTools())).stream(
                  "What is 2 + 2?", CallOptions.DEFAULT, listener)
              .await();

      assertThat(answer.text()).isEqualTo("The result is 4.");
      assertThat(String.join("|", heard))
          .isEqualTo("Let| me| add.| |call:add|result:4|The| result| is| 4.");
      assertThat(states)
          .containsExactly(
              ChatState.LOADING,
              ChatState.PROMPT,
              ChatState.ANSWERING,
              ChatState.TOOLS,
              ChatState.LOADING,
              ChatState.PROMPT,
              ChatState.ANSWERING);
      assertThat(answer.report().firstToken()).isNotNull();
    }
  }

  /** Both calls wait for each other: one after the other they would never end. */
  static final class Meeting {

    private final CountDownLatch both = new CountDownLatch(2);

    @Tool
    String meet(@P("who") String who) throws InterruptedException {
      both.countDown();
      return both.await(20, TimeUnit.SECONDS) ? who + " met" : "nobody came";
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsOfOneAnswerRunAtTheSameTimeAndKeepTheirOrder(TestWire wire) {
    FakeReply both =
        FakeReply.toolCalls(
            new FakeToolCall("1", "meet", "{\"who\":\"Anna\"}"),
            new FakeToolCall("2", "meet", "{\"who\":\"Ben\"}"));
    try (Stage stage = wire.scripted(s -> s.answerInTurn(both, FakeReply.text("They met.")))) {
      Answer answer = Toolbox.of(new Meeting()).ask(stage.client(), "Let them meet.");
      assertThat(answer.text()).isEqualTo("They met.");
      assertThat(stage.server().lastChat().toolResults()).containsExactly("Anna met", "Ben met");
    }
  }

  @ParameterizedTest
  @EnumSource
  void worksInTheModelsOfLangChain4j(TestWire wire) {
    try (Stage stage = wire.scripted(s -> s.answerInTurn(ADD_2_2, FOUR, ADD_2_2, FOUR))) {
      LlmClient client = stage.client().withLayer(Toolbox.of(new MathTools()));
      ChatRequest request =
          ChatRequest.builder().messages(UserMessage.from("What is 2 + 2?")).build();
      ChatResponse blocking = client.chatModel().chat(request);
      assertThat(blocking.aiMessage().text()).isEqualTo("The result is 4.");
      assertThat(blocking.tokenUsage().totalTokenCount()).isEqualTo(42);

      HeardResponse streamed = new HeardResponse();
      client.streamingChatModel().chat(request, streamed);
      assertThat(streamed.await().aiMessage().text()).isEqualTo("The result is 4.");
      assertThat(streamed.text()).isEqualTo("The result is 4.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsItsToolsWhateverElseIsChanged(TestWire wire) {
    try (Stage stage = wire.scripted(s -> s.answer("Yes."))) {
      LlmClient client =
          stage
              .client()
              .withLayer(Toolbox.of(new TextTools()))
              .withModel("other")
              .withOptions(CallOptions.DEFAULT.withSystem("Be brief."));
      assertThat(client.generate("Hello").report().rounds()).isEqualTo(1);
      assertThat(stage.server().lastChat().toolNames()).containsExactly("text_statistics");
      assertThat(stage.server().lastChat().model()).isEqualTo("other");
      assertThat(stage.server().lastChat().systemText()).isEqualTo("Be brief.");
      assertThat(client.engine().toString()).endsWith(".tools(text_statistics)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyCallsAtOnceDoNotMix(TestWire wire) {
    try (Stage stage =
        wire.scripted(
            s ->
                s.answerWith(
                    call ->
                        call.toolResults().isEmpty()
                            ? FakeReply.toolCall("add", "{\"a\":" + call.userText() + ",\"b\":1}")
                            : FakeReply.text(call.userText() + "->" + call.toolResults())))) {
      LlmClient client = stage.client().withLayer(Toolbox.of(new MathTools()));
      var answers =
          java.util.stream.IntStream.range(0, 20)
              .mapToObj(i -> client.generateAsync(String.valueOf(i)))
              .toList();
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).orTimeout(30, TimeUnit.SECONDS).join().text())
            .isEqualTo(i + "->[" + (i + 1) + "]");
      }
    }
  }
}
