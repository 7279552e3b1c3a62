package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageType;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.ServerException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversationsTest {

  private final InstantEngine engine = new InstantEngine();
  private final Conversations conversations = new Conversations(3, 10);

  @Test
  void remembersTheUsersWhoSpokeLast() {
    IntStream.range(0, 3).forEach(this::say);
    say(0);
    say(3);
    say(0);
    assertThat(engine.lastMessages()).hasSize(1 + 2 * 2 + 1);
    // the one who was silent for longest has been forgotten
    say(1);
    assertThat(engine.lastMessages())
        .extracting(ChatMessage::type)
        .containsExactly(ChatMessageType.SYSTEM, ChatMessageType.USER);
  }

  @Test
  void aLongQueueOfTurnsThatFailAtOnceFitsOnTheStack() {
    CompletableFuture<Void> entered = new CompletableFuture<>();
    CompletableFuture<Void> gate = new CompletableFuture<>();
    AnswerStream first =
        stream(
            0,
            () -> {
              entered.complete(null);
              gate.join();
              return engine;
            });
    Thread caller = new Thread(first::await);
    caller.start();
    assertThat(entered).succeedsWithin(Duration.ofSeconds(10));
    List<AnswerStream> queue =
        IntStream.range(0, 5_000)
            .mapToObj(
                i ->
                    stream(
                        0,
                        () -> {
                          throw new ServerException("no", ErrorContext.NONE);
                        }))
            .toList();
    queue.forEach(turn -> turn.ignoreErrors().start());
    gate.complete(null);
    assertThat(first.outcome()).succeedsWithin(Duration.ofSeconds(10));
    CompletableFuture<?> last = queue.get(queue.size() - 1).outcome();
    assertThat(last).failsWithin(Duration.ofSeconds(30));
    assertThat(queue).allMatch(turn -> turn.outcome().isCompletedExceptionally());
  }

  private void say(int user) {
    var unused = stream(user, () -> engine).await();
  }

  private AnswerStream stream(int user, Supplier<ChatEngine> answering) {
    return new AnswerStream(new Question(user, "You are a test.", "hi"), answering, conversations);
  }
}
