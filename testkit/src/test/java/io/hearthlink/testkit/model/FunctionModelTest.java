package io.hearthlink.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FunctionModelTest {

  @Test
  void computes_the_text() {
    FunctionModel echo = FunctionModel.of(request -> "You: " + FakeChatModel.userText(request));

    assertThat(echo.chatModel().chat("Hi")).isEqualTo("You: Hi");
    assertThat(echo.requests()).hasSize(1);
  }

  @Test
  void computes_whole_replies() {
    FunctionModel model = FunctionModel.ofReplies(request -> ModelReply.toolCall("f", "{}"));
    Told told = Told.all();

    model.chat("Hi", told);

    assertThat(told.response().aiMessage().hasToolExecutionRequests()).isTrue();
  }

  @Test
  void what_the_function_throws_is_the_failure_of_the_call() {
    FunctionModel model =
        FunctionModel.of(
            request -> {
              throw new IllegalStateException("no");
            });
    Told told = Told.all();

    model.chat("Hi", told);

    assertThat(told.events).containsExactly("error no");
    assertThatThrownBy(() -> model.chatModel().chat("Hi"))
        .isInstanceOf(IllegalStateException.class);
  }
}
