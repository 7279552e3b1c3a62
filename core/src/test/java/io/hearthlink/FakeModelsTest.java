package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.OverloadedException;
import io.hearthlink.testkit.model.FakeChatModel;
import io.hearthlink.testkit.model.ModelReply;
import io.hearthlink.testkit.model.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fake models of the test kit behind a client. */
class FakeModelsTest {

  private final Hearthlink hearth = Hearthlink.builder().build();

  @AfterEach
  void close() {
    hearth.close();
  }

  @Test
  void a_client_answers_what_the_script_says() {
    ModelReply reply = ModelReply.text("Hello Anna").withReasoning("She is new.").withUsage(7, 3);
    ScriptedModel model = ScriptedModel.answers(reply, ModelReply.toolCall("f", "{}"));
    List<String> heard = new ArrayList<>();

    Answer answer = hearth.client(model).stream("Hi", heard::add).await();
    Answer call = hearth.client(model).generate("Go");

    assertThat(heard).containsExactly("Hello", " Anna");
    assertThat(answer.text()).isEqualTo("Hello Anna");
    assertThat(answer.reasoning()).isEqualTo("She is new.");
    assertThat(answer.report().usage().totalTokenCount()).isEqualTo(10);
    assertThat(answer.report().model()).isEqualTo("ScriptedModel");
    assertThat(answer.report().notes()).isEmpty();
    assertThat(call.functionCalls()).hasSize(1);
    assertThat(call.response().finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
    assertThat(FakeChatModel.userText(model.lastRequest())).isEqualTo("Go");
  }

  @Test
  void a_failure_of_ours_arrives_as_it_is() {
    OverloadedException busy = new OverloadedException("busy", true, ErrorContext.NONE, null);
    ScriptedModel model = ScriptedModel.answers(ModelReply.text("a b").failingAfter(1, busy));

    assertThatThrownBy(() -> hearth.client(model).generate("Hi")).isSameAs(busy);
  }

  @Test
  void what_the_script_lacks_is_the_cause_of_the_failure() {
    ScriptedModel empty = ScriptedModel.builder().build();

    assertThatThrownBy(() -> hearth.client(empty).generate("Hi"))
        .isInstanceOf(LlmException.class)
        .hasRootCauseInstanceOf(AssertionError.class)
        .rootCause()
        .hasMessageContainingAll("request 1", "\"Hi\"");
  }

  @Test
  void a_stream_can_be_cancelled_at_a_word() {
    CompletableFuture<ActiveChat> running = new CompletableFuture<>();
    ScriptedModel model = ScriptedModel.answers("one two three");
    List<String> heard = new ArrayList<>();

    running.complete(
        hearth.client(model).stream(
            "Hi",
            word -> {
              heard.add(word);
              running.join().cancel();
            }));

    assertThatThrownBy(() -> running.join().await()).isInstanceOf(CancelledException.class);
    assertThat(heard).containsExactly("one");
  }
}
