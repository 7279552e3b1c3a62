package io.hearthlink.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {

  @Test
  void answers_in_turn_in_both_forms() {
    ScriptedModel model = ScriptedModel.answers("One", "Two");
    Told told = Told.all();

    assertThat(model.chatModel().chat("a")).isEqualTo("One");
    model.chat("b", told);

    assertThat(told.response().aiMessage().text()).isEqualTo("Two");
    assertThat(model.requests()).extracting(FakeChatModel::userText).containsExactly("a", "b");
    assertThat(FakeChatModel.userText(model.lastRequest())).isEqualTo("b");
    assertThat(model).hasToString("ScriptedModel asked 2 times");
  }

  @Test
  void says_what_was_asked_when_the_script_runs_out() {
    ScriptedModel model = ScriptedModel.answers("One");
    model.chatModel().chat("a");

    assertThatThrownBy(() -> model.chatModel().chat(SystemMessage.from("S"), UserMessage.from("b")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("request 2", "\"b\"", "2 messages", "type USER", "0 tools");
    assertThatThrownBy(() -> model.chat("c", Told.all()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("request 3", "\"c\"");
    assertThat(model.requests()).hasSize(3);
  }

  @Test
  void cuts_a_long_question_in_the_message() {
    String question = "x".repeat(10_000);

    assertThatThrownBy(() -> ScriptedModel.builder().build().chatModel().chat(question))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000).contains("x…"));
  }

  @Test
  void rules_are_tried_in_their_order() {
    ChatModel model =
        ScriptedModel.builder()
            .answerWhen("(?i)weather", "It rains.")
            .answerWhen(request -> request.messages().size() > 1, "Many.")
            .answerInTurn(ModelReply.text("First"))
            .answerWhen(request -> false, ModelReply.text("Never"))
            .answerWith(request -> ModelReply.text("Else"))
            .answer("Never")
            .build()
            .chatModel();

    assertThat(model.chat("How is the WEATHER?")).isEqualTo("It rains.");
    assertThat(model.chat("Hello")).isEqualTo("First");
    assertThat(model.chat("Hello")).isEqualTo("Else");
    assertThat(model.chat(UserMessage.from("weather"), UserMessage.from("x")).aiMessage().text())
        .isEqualTo("Many.");
  }

  @Test
  void the_text_of_a_user_leaves_out_pictures_and_names_only_the_last_message() {
    ChatRequest request =
        ChatRequest.builder()
            .messages(
                UserMessage.from("before"),
                UserMessage.from(
                    TextContent.from("now"),
                    ImageContent.from(Image.builder().url("http://127.0.0.1/a.png").build()),
                    TextContent.from("!")),
                AiMessage.from("after"))
            .build();

    assertThat(FakeChatModel.userText(request)).isEqualTo("now!");
    assertThat(
            FakeChatModel.userText(ChatRequest.builder().messages(SystemMessage.from("S")).build()))
        .isEmpty();
  }

  @Test
  void a_reply_tells_its_model_its_tokens_and_its_end() {
    ChatModel model =
        ScriptedModel.answers(
                ModelReply.text("One two three"),
                ModelReply.text("Cut").withFinish(FinishReason.LENGTH).withUsage(5, 7),
                ModelReply.toolCall("f", "{}").withoutUsage())
            .chatModel();
    ChatRequest request =
        ChatRequest.builder().messages(UserMessage.from("a")).modelName("qwen3:4b").build();

    ChatResponse usual = model.chat(request);
    ChatResponse cut = model.chat(UserMessage.from("a"));
    ChatResponse call = model.chat(UserMessage.from("a"));

    assertThat(usual.modelName()).isEqualTo("qwen3:4b");
    assertThat(usual.id()).isEqualTo("reply-1");
    assertThat(usual.tokenUsage()).isEqualTo(new TokenUsage(10, 3));
    assertThat(usual.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(cut.modelName()).isEqualTo("ScriptedModel");
    assertThat(cut.finishReason()).isEqualTo(FinishReason.LENGTH);
    assertThat(cut.tokenUsage()).isEqualTo(new TokenUsage(5, 7));
    assertThat(call.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
    assertThat(call.tokenUsage()).isNull();
    assertThat(call.aiMessage().toolExecutionRequests().get(0).id()).isEqualTo("call_f");
  }

  @Test
  void a_failure_is_thrown_as_it_is() {
    RuntimeException failure = new IllegalStateException("busy");
    ChatModel model =
        ScriptedModel.answers(
                ModelReply.failure(failure), ModelReply.text("a b").failingAfter(1, failure))
            .chatModel();

    assertThatThrownBy(() -> model.chat("a")).isSameAs(failure);
    assertThatThrownBy(() -> model.chat("a")).isSameAs(failure);
  }

  @Test
  void can_do_everything_unless_the_script_says_otherwise() {
    ScriptedModel poor = ScriptedModel.builder().capabilities(Set.of()).answer("a").build();

    assertThat(ScriptedModel.answers("a").supportedCapabilities())
        .containsExactly(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    assertThat(ScriptedModel.answers("a").chatModel().supportedCapabilities())
        .containsExactly(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    assertThat(poor.chatModel().supportedCapabilities()).isEmpty();
  }

  @Test
  void a_model_that_was_never_asked_says_so() {
    assertThatThrownBy(() -> ScriptedModel.answers("a").lastRequest())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("never asked");
  }
}
