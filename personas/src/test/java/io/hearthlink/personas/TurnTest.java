package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import io.hearthlink.engine.ChatState;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TruncatedException;
import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TurnTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @SystemMessage("You are a test.")
  interface Later {
    CompletableFuture<String> say(@MemoryId String user, @UserMessage String text);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(FakeReply.error(500, "boom"), ServerException.class),
        Arguments.of(
            FakeReply.text("half an answer").cutAfter(2, Ending.FIN), TruncatedException.class),
        Arguments.of(FakeReply.text("an answer").withoutEndMarker(), TruncatedException.class),
        Arguments.of(FakeReply.text("an answer").failingAfter(1, "boom"), ServerException.class));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailedTurnChangesNothing(FakeReply failure, Class<? extends LlmException> type) {
    try (Stage stage =
        Stage.with(
            s -> s.answerWhen(call -> call.userText().equals("fail"), failure).answer("fine"))) {
      Alden alden = stage.alden();
      alden.chat("one");
      assertThat(catchThrowableOfType(LlmException.class, () -> alden.chat("fail")))
          .isInstanceOf(type);
      Streamed streamed = Streamed.of(alden.stream(Alden.ONLY_USER, "fail"));
      assertThat(streamed.failure()).isInstanceOf(type);
      alden.chat("two");
      assertThat(stage.lastMessages().subList(1, 4))
          .containsExactly("user: one", "assistant: fine", "user: two");
    }
  }

  @Test
  void turnsOfOneUserComeOneAfterTheOther() throws Exception {
    CompletableFuture<String> gate = new CompletableFuture<>();
    try (Stage stage =
        Stage.with(
            s ->
                s.answerWhen(
                        call -> call.userText().equals("0"), FakeReply.text("a0").afterGate(gate))
                    .answerWith(call -> FakeReply.text("a" + call.userText())))) {
      Later later = Personas.create(Later.class, stage.client());
      List<CompletableFuture<String>> turns =
          IntStream.range(0, 5).mapToObj(i -> later.say("anna", String.valueOf(i))).toList();
      stage.server().awaitRequest(1);
      // another user does not wait
      assertThat(later.say("ben", "9").get(10, TimeUnit.SECONDS)).isEqualTo("a9");
      assertThat(stage.server().chats()).hasSize(2);
      gate.complete("open");
      for (int i = 0; i < 5; i++) {
        assertThat(turns.get(i).get(10, TimeUnit.SECONDS)).isEqualTo("a" + i);
      }
      assertThat(stage.lastMessages().subList(1, 10))
          .containsExactly(
              "user: 0",
              "assistant: a0",
              "user: 1",
              "assistant: a1",
              "user: 2",
              "assistant: a2",
              "user: 3",
              "assistant: a3",
              "user: 4");
    }
  }

  @Test
  void threadsThatTalkAtOnceLoseNothing() throws Exception {
    try (Stage stage = Stage.echo(100)) {
      Alden alden = stage.alden();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String text = "t" + i;
        threads.add(new Thread(() -> IntStream.range(0, 5).forEach(n -> alden.chat("anna", text))));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join(SOON.toMillis());
      }
      alden.chat("anna", "end");
      List<String> said = stage.lastMessages();
      assertThat(said).hasSize(1 + 2 * 40 + 1);
      for (int i = 1; i + 1 < said.size(); i += 2) {
        String text = said.get(i).substring("user: ".length());
        assertThat(said.get(i + 1)).isEqualTo("assistant: [" + text + "]");
      }
    }
  }

  @Test
  void aCancelWhileTheModelLoadsClosesTheSocketAndFreesTheConversation() {
    try (Stage stage =
        Stage.with(
            s ->
                s.answerWhen(call -> call.userText().equals("never"), FakeReply.silence())
                    .answer("fine"))) {
      Alden alden = stage.alden();
      PersonaStream stream = (PersonaStream) alden.stream("anna", "never");
      Streamed streamed = Streamed.of(stream);
      stage.server().awaitRequest(1);
      stream.cancel();
      assertThat(streamed.failure()).isInstanceOf(CancelledException.class);
      stage.server().awaitDisconnect(SOON);
      assertThat(alden.chat("anna", "hello")).isEqualTo("fine");
      assertThat(stage.lastMessages()).hasSize(2);
    }
  }

  @Test
  void aTurnThatWaitsCanBeCancelled() throws Exception {
    CompletableFuture<String> gate = new CompletableFuture<>();
    try (Stage stage = Stage.with(s -> s.answer(FakeReply.text("fine").afterGate(gate)))) {
      Later later = Personas.create(Later.class, stage.client());
      CompletableFuture<String> first = later.say("anna", "1");
      CompletableFuture<String> second = later.say("anna", "2");
      CompletableFuture<String> third = later.say("anna", "3");
      assertThat(second.cancel(true)).isTrue();
      gate.complete("open");
      assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("fine");
      assertThat(third.get(10, TimeUnit.SECONDS)).isEqualTo("fine");
      assertThat(stage.server().chats()).hasSize(2);
      assertThat(stage.lastMessages().subList(1, 4))
          .containsExactly("user: 1", "assistant: fine", "user: 3");
    }
  }

  @Test
  void aStreamCancelledBeforeItStartsAsksNobody() {
    try (Stage stage = Stage.echo(10)) {
      PersonaStream stream = (PersonaStream) stage.alden().stream("anna", "hello");
      stream.cancel();
      assertThat(Streamed.of(stream).failure()).isInstanceOf(CancelledException.class);
      assertThat(stage.server().requests()).isEmpty();
    }
  }

  @Test
  void theHandleOfAStreamEndsTheTurnInSilence() {
    CompletableFuture<String> never = new CompletableFuture<>();
    try (Stage stage =
        Stage.with(
            s ->
                s.answerWhen(
                        call -> call.userText().equals("long"),
                        FakeReply.text("a long answer").pausingAfter(1, never))
                    .answer("fine"))) {
      Alden alden = stage.alden();
      List<Object> endings = new CopyOnWriteArrayList<>();
      alden.stream("anna", "long")
          .onPartialResponseWithContext((piece, context) -> context.streamingHandle().cancel())
          .onCompleteResponse(endings::add)
          .onError(endings::add)
          .start();
      assertThat(alden.chat("anna", "hello")).isEqualTo("fine");
      assertThat(stage.lastMessages()).hasSize(2);
      assertThat(endings).isEmpty();
    }
  }

  @Test
  void anInterruptCancelsABlockingTurn() throws Exception {
    try (Stage stage = Stage.with(s -> s.answer(FakeReply.silence()))) {
      Alden alden = stage.alden();
      CompletableFuture<Throwable> seen = new CompletableFuture<>();
      CountDownLatch flag = new CountDownLatch(1);
      Thread caller =
          new Thread(
              () -> {
                seen.complete(catchThrowableOfType(LlmException.class, () -> alden.chat("hello")));
                if (Thread.currentThread().isInterrupted()) {
                  flag.countDown();
                }
              });
      caller.start();
      stage.server().awaitRequest(1);
      caller.interrupt();
      assertThat(seen.get(10, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
      assertThat(flag.await(10, TimeUnit.SECONDS)).isTrue();
      stage.server().awaitDisconnect(SOON);
    }
  }

  @Test
  void closingTheHearthEndsATurn() {
    try (Stage stage = Stage.with(s -> s.answer(FakeReply.silence()))) {
      Later later = Personas.create(Later.class, stage.client());
      CompletableFuture<String> running = later.say("anna", "1");
      CompletableFuture<String> waiting = later.say("anna", "2");
      stage.server().awaitRequest(1);
      stage.hearth().close();
      for (CompletableFuture<String> turn : List.of(running, waiting)) {
        assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
            .isThrownBy(() -> turn.get(10, TimeUnit.SECONDS))
            .withCauseInstanceOf(LlmException.class);
      }
    }
  }

  @Test
  void aHandlerThatThrowsIsToldAndTheStreamGoesOn() {
    try (Stage stage = Stage.echo(10)) {
      Alden alden = stage.alden();
      List<Throwable> told = new CopyOnWriteArrayList<>();
      CompletableFuture<ChatResponse> end = new CompletableFuture<>();
      alden.stream("anna", "a b")
          .onPartialResponse(
              piece -> {
                throw new IllegalStateException("mine");
              })
          .onCompleteResponse(end::complete)
          .onError(told::add)
          .start();
      assertThat(end).succeedsWithin(SOON);
      assertThat(told).isNotEmpty().allSatisfy(e -> assertThat(e).hasMessage("mine"));
      alden.chat("anna", "c");
      assertThat(stage.lastMessages()).hasSize(4);
    }
  }

  @Test
  void tellsWhatTheCallIsDoing() {
    try (Stage stage = Stage.echo(10)) {
      List<ChatState> states = new CopyOnWriteArrayList<>();
      PersonaStream stream = (PersonaStream) stage.alden().stream("anna", "hello");
      assertThat(Streamed.of(stream.onState(states::add)).answer()).isEqualTo("[hello]");
      assertThat(states).contains(ChatState.LOADING).endsWith(ChatState.ANSWERING);
    }
  }

  @Test
  void forgetsReasoningAndAnswersWithoutText() {
    try (Stage stage =
        Stage.with(
            s ->
                s.answerWhen(
                        call -> call.userText().equals("think"),
                        FakeReply.text("42").withReasoning("hm", "hm"))
                    .answerWhen(call -> call.userText().equals("hush"), FakeReply.pieces())
                    .answer("fine"))) {
      Alden alden = stage.alden();
      assertThat(alden.chat("think")).isEqualTo("42");
      assertThat(alden.chat("hush")).isEmpty();
      alden.chat("end");
      assertThat(stage.lastMessages().subList(1, 4))
          .containsExactly("user: think", "assistant: 42", "user: end");
      assertThat(stage.server().lastChat().body().toString()).doesNotContain("hm");
    }
  }
}
