package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.tool.ToolExecution;
import io.hearthlink.LlmClient;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ToolException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.tools.MathTools;
import io.hearthlink.tools.ToolFailure;
import io.hearthlink.tools.Toolbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Turns of a persona whose client has tools. */
class ToolTurnTest {

  private static final FakeReply ADD = FakeReply.toolCall("add", "{\"a\":2,\"b\":2}");

  @SystemMessage("You are a test.")
  interface Counter {
    Result<String> count(@MemoryId String user, @UserMessage String text);
  }

  @Test
  void aTurnWithToolsIsRememberedByQuestionAndAnswer() {
    try (Stage stage =
        Stage.with(s -> s.answerInTurn(ADD, FakeReply.text("It is 4.")).answer("Fine."))) {
      LlmClient client = stage.client().withLayer(Toolbox.of(new MathTools()));
      Alden alden = Personas.create(Alden.class, client);
      assertThat(alden.chat("anna", "What is 2 + 2?")).isEqualTo("It is 4.");
      assertThat(alden.chat("anna", "Thanks.")).isEqualTo("Fine.");
      assertThat(stage.lastMessages().subList(1, 4))
          .containsExactly("user: What is 2 + 2?", "assistant: It is 4.", "user: Thanks.");
    }
  }

  @Test
  void theStreamTellsWhatTheToolsDid() {
    try (Stage stage = Stage.with(s -> s.answerInTurn(ADD, FakeReply.text("It is 4.")))) {
      LlmClient client = stage.client().withLayer(Toolbox.of(new MathTools()));
      List<ToolExecution> executions = new CopyOnWriteArrayList<>();
      var stream = Personas.create(Alden.class, client).stream("anna", "What is 2 + 2?");
      assertThat(Streamed.of(stream.onToolExecuted(executions::add)).answer())
          .isEqualTo("It is 4.");
      assertThat(executions)
          .singleElement()
          .satisfies(
              execution -> {
                assertThat(execution.request().name()).isEqualTo("add");
                assertThat(execution.result()).isEqualTo("4");
                assertThat(execution.hasFailed()).isFalse();
              });
    }
  }

  @Test
  void aResultHasTheToolsAndTheTokensOfAllRounds() {
    try (Stage stage =
        Stage.with(
            s ->
                s.answerInTurn(
                    ADD.withUsage(10, 5),
                    FakeReply.toolCall("subtract", "{}").withUsage(10, 5),
                    FakeReply.text("It is 4.").withUsage(20, 7)))) {
      LlmClient client = stage.client().withLayer(Toolbox.of(new MathTools()));
      Result<String> result = Personas.create(Counter.class, client).count("anna", "2 + 2?");
      assertThat(result.content()).isEqualTo("It is 4.");
      assertThat(result.tokenUsage().totalTokenCount()).isEqualTo(57);
      assertThat(result.toolExecutions())
          .extracting(ToolExecution::hasFailed)
          .containsExactly(false, true);
    }
  }

  /** A tool that is slow, and one that gives up. */
  static final class Trouble {

    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Tool
    void waits() throws InterruptedException {
      running.countDown();
      try {
        new CountDownLatch(1).await();
      } finally {
        interrupted.countDown();
      }
    }

    @Tool
    @SuppressWarnings("DoNotCallSuggester") // models call it
    void stops() {
      throw ToolFailure.stop("closed");
    }
  }

  @Test
  void aTurnThatAToolEndsChangesNothing() throws Exception {
    Trouble trouble = new Trouble();
    try (Stage stage =
        Stage.with(
            s ->
                s.answerInTurn(FakeReply.toolCall("stops", "{}"), FakeReply.toolCall("waits", "{}"))
                    .answer("Fine."))) {
      LlmClient client = stage.client().withLayer(Toolbox.of(trouble));
      Alden alden = Personas.create(Alden.class, client);
      assertThat(catchThrowableOfType(ToolException.class, () -> alden.chat("anna", "one")))
          .hasMessageContaining("closed");
      PersonaStream stream = (PersonaStream) alden.stream("anna", "two");
      Streamed streamed = Streamed.of(stream);
      assertThat(trouble.running.await(20, TimeUnit.SECONDS)).isTrue();
      stream.cancel();
      assertThat(streamed.failure()).isInstanceOf(CancelledException.class);
      assertThat(trouble.interrupted.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(alden.chat("anna", "three")).isEqualTo("Fine.");
      assertThat(stage.lastMessages()).hasSize(2);
    }
  }
}
