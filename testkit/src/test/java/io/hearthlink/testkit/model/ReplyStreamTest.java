package io.hearthlink.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import org.junit.jupiter.api.Test;

class ReplyStreamTest {

  @Test
  void tells_reasoning_then_words_then_the_end() {
    Told told = told(ModelReply.text("Hello,  dear\nAnna ").withReasoning("So be it"), Told.all());

    assertThat(told.events)
        .containsExactly(
            "think So", "think  be", "think  it", "Hello,", "  dear", "\nAnna", " ", "end");
    assertThat(told.response().aiMessage().thinking()).isEqualTo("So be it");
    assertThat(told.response().aiMessage().text()).isEqualTo("Hello,  dear\nAnna ");
  }

  @Test
  void tells_each_tool_call_in_parts_and_whole() {
    ToolExecutionRequest none = ToolExecutionRequest.builder().id("2").name("g").build();
    Told told =
        told(
            ModelReply.toolCall("f", "{\"a\":1}")
                .withToolCalls(
                    ToolExecutionRequest.builder().id("1").name("f").arguments("{\"a\":1}").build(),
                    none),
            Told.all());

    assertThat(told.events)
        .containsExactly(
            "part 0 f {\"a", "part 0 f \":1}", "call 0 {\"a\":1}", "call 1 null", "end");
  }

  @Test
  void is_silent_after_a_cancel() {
    Told told = told(ModelReply.text("one two three"), Told.cancellingAt(" two"));

    assertThat(told.events).containsExactly("one", " two");
  }

  @Test
  void does_not_even_fail_after_a_cancel() {
    RuntimeException failure = new IllegalStateException("broken");
    Told told =
        told(ModelReply.text("one two").failingAfter(9, failure), Told.cancellingAt(" two"));

    assertThat(told.events).containsExactly("one", " two");
  }

  @Test
  void breaks_off_where_it_fails() {
    RuntimeException failure = new IllegalStateException("broken");

    assertThat(told(ModelReply.text("one two").failingAfter(1, failure), Told.all()).events)
        .containsExactly("one", "error broken");
    assertThat(told(ModelReply.text("one two").failingAfter(9, failure), Told.all()).events)
        .containsExactly("one", " two", "error broken");
    assertThat(told(ModelReply.failure(failure), Told.all()).error()).isSameAs(failure);
  }

  @Test
  void goes_on_after_what_a_handler_throws() {
    assertThat(told(ModelReply.text("one two"), Told.throwingAt("one")).events)
        .containsExactly("one", "error thrown at one", " two", "end");
    assertThat(told(ModelReply.text("one"), Told.throwingAt("end")).events)
        .containsExactly("one", "end", "error thrown at end");
  }

  private static Told told(ModelReply reply, Told handler) {
    ScriptedModel.answers(reply).chat("Go", handler);
    return handler;
  }
}
