package io.hearthlink.layer;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallReport;
import io.hearthlink.engine.CallStage;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ChatState;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.LlmException;
import java.util.List;

/** Promotes the calls that are written in the text of one answer. */
final class ToolTextStage implements CallStage, ChatListener {

  private final ChatListener outer;
  private final CallScanner scanner;
  private final StringBuilder visible = new StringBuilder();

  /** Whether nothing will be promoted any more. */
  private boolean passing;

  ToolTextStage(ChatListener outer, CallScanner scanner) {
    this.outer = outer;
    this.scanner = scanner;
  }

  @Override
  public ChatListener listener() {
    return outer == NONE ? NONE : this;
  }

  @Override
  public void onText(String text) {
    show(passing ? text : scanner.push(text));
  }

  @Override
  public void onReasoning(String text) {
    outer.onReasoning(text);
  }

  @Override
  public void onPartialToolCall(PartialToolCall piece) {
    passOn();
    outer.onPartialToolCall(piece);
  }

  @Override
  public void onToolCall(ToolExecutionRequest call) {
    passOn();
    outer.onToolCall(call);
  }

  @Override
  public void onState(ChatState state) {
    outer.onState(state);
  }

  @Override
  public Answer answered(Answer answer) {
    if (scanner.isEmpty() && !passing) {
      // nobody listened, or the answer came without events
      show(scanner.push(answer.text()));
    }
    if (!mayPromote(answer)) {
      passOn();
      return answer;
    }
    show(scanner.finish());
    List<ToolExecutionRequest> calls = scanner.calls();
    calls.forEach(outer::onToolCall);
    return calls.isEmpty() ? answer : promoted(answer, calls);
  }

  @Override
  public void failed(LlmException failure) {
    if (!(failure instanceof CancelledException)) {
      passOn();
    }
  }

  private boolean mayPromote(Answer answer) {
    FinishReason finish = answer.response().metadata().finishReason();
    return !passing
        && !answer.response().aiMessage().hasToolExecutionRequests()
        && finish != FinishReason.LENGTH
        && finish != FinishReason.CONTENT_FILTER;
  }

  private Answer promoted(Answer answer, List<ToolExecutionRequest> calls) {
    AiMessage message =
        answer.response().aiMessage().toBuilder()
            .text(visible.isEmpty() ? null : visible.toString())
            .toolExecutionRequests(calls)
            .build();
    ChatResponse response =
        ChatResponse.builder()
            .aiMessage(message)
            .metadata(
                answer.response().metadata().toBuilder()
                    .finishReason(FinishReason.TOOL_EXECUTION)
                    .build())
            .build();
    CallReport report = answer.report();
    for (String note : scanner.notes()) {
      report = report.withNote(note);
    }
    return new Answer(response, report);
  }

  private void passOn() {
    passing = true;
    show(scanner.rest());
  }

  private void show(String text) {
    if (!text.isEmpty()) {
      visible.append(text);
      outer.onText(text);
    }
  }
}
