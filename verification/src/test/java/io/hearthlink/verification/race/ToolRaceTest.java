package io.hearthlink.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.error.CancelledException;
import io.hearthlink.testkit.model.FunctionModel;
import io.hearthlink.testkit.model.ModelReply;
import io.hearthlink.tools.Toolbox;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rounds of tools while somebody cancels the call: no tool goes on for nobody. */
@ExtendWith(RaceReport.class)
class ToolRaceTest {

  private static final int ROUNDS = Math.max(1, Race.ROUNDS / 5);

  /** A tool that ends when it is interrupted, and one that ends at once. */
  static final class Tools {
    final Semaphore quiet = new Semaphore(2 * ROUNDS);
    final AtomicInteger quick = new AtomicInteger();

    @Tool
    String hang() throws InterruptedException {
      quiet.acquire();
      try {
        new CountDownLatch(1).await();
        return "never";
      } finally {
        quiet.release();
      }
    }

    @Tool
    int count() {
      return quick.incrementAndGet();
    }
  }

  private static ModelReply reply(String tool, ChatRequest request) {
    boolean told =
        request.messages().stream().anyMatch(ToolExecutionResultMessage.class::isInstance);
    return told ? ModelReply.text("done") : ModelReply.toolCall(tool, "{}");
  }

  @Test
  void aCancelMeetsTheStartOfATool() throws InterruptedException {
    Tools tools = new Tools();
    try (Hearthlink hearth = Hearthlink.builder().build();
        Race race = new Race(2)) {
      CountDownLatch[] go = new CountDownLatch[1];
      FunctionModel model =
          FunctionModel.ofReplies(
              request -> {
                await(go[0]);
                return reply("hang", request);
              });
      LlmClient client = hearth.client(model).withLayer(Toolbox.of(tools));
      for (int i = 0; i < ROUNDS; i++) {
        go[0] = new CountDownLatch(1);
        ActiveChat call = client.stream("Hi", text -> {});
        Endings endings = new Endings(call);
        race.round(go[0]::countDown, call::cancel);
        assertThat(endings.one()).isInstanceOf(CancelledException.class);
      }
      assertThat(tools.quiet.tryAcquire(2 * ROUNDS, 30, TimeUnit.SECONDS))
          .as("the tools have ended")
          .isTrue();
    }
  }

  @Test
  void aCancelMeetsTheAnswerAfterTools() {
    try (Hearthlink hearth = Hearthlink.builder().build();
        Race race = new Race(1)) {
      FunctionModel model = FunctionModel.ofReplies(request -> reply("count", request));
      for (int i = 0; i < ROUNDS; i++) {
        Tools tools = new Tools();
        LlmClient client = hearth.client(model).withLayer(Toolbox.of(tools));
        ActiveChat call = client.stream("Hi", text -> {});
        Endings endings = new Endings(call);
        race.round(call::cancel);

        if (endings.one() instanceof Answer answer) {
          assertThat(answer.text()).isEqualTo("done");
          assertThat(tools.quick).hasValue(1);
        }
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
