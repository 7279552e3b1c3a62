package io.hearthlink.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class AnswerTest {

  private static final AiMessage CALLING =
      AiMessage.builder()
          .thinking("hm")
          .toolExecutionRequests(
              List.of(ToolExecutionRequest.builder().name("f").arguments("{}").build()))
          .build();

  @Test
  void tellsTextReasoningAndCalls() {
    Answer calls = ScriptedEngine.answer(CALLING, FinishReason.TOOL_EXECUTION);
    Answer speaks = ScriptedEngine.answer(AiMessage.from("Hello"), FinishReason.STOP);

    assertThat(calls.text()).isEmpty();
    assertThat(calls.reasoning()).isEqualTo("hm");
    assertThat(calls.functionCalls()).hasSize(1);
    assertThat(calls.truncated()).isFalse();
    assertThat(speaks.text()).isEqualTo("Hello");
    assertThat(speaks.reasoning()).isEmpty();
    assertThat(speaks.functionCalls()).isEmpty();
  }

  @Test
  void theCallsOfAnAnswerThatWasCutOffAreNotToBeTrusted() {
    Answer cut = ScriptedEngine.answer(CALLING, FinishReason.LENGTH);

    assertThat(cut.truncated()).isTrue();
    assertThat(cut.functionCalls()).isEmpty();
    assertThat(cut.response().aiMessage().toolExecutionRequests()).hasSize(1);
  }

  @Test
  void theReportNamesWhereALaterFailureHappens() {
    CallReport report = ScriptedEngine.answer(CALLING, FinishReason.STOP).report();

    assertThat(report.context().where()).isEqualTo("scripted");
    assertThat(report.context().model()).isEqualTo("m");
    assertThat(report.context().attempts()).isEqualTo(1);
    assertThat(report.notes()).isEmpty();
    assertThat(report.withNote("a").withNote("b").notes()).containsExactly("a", "b");
  }
}
