package io.hearthlink.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import io.hearthlink.Hearthlink;
import io.hearthlink.error.CancelledException;
import io.hearthlink.personas.Alden;
import io.hearthlink.personas.PersonaStream;
import io.hearthlink.personas.Personas;
import io.hearthlink.testkit.model.FakeChatModel;
import io.hearthlink.testkit.model.FunctionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Turns of one conversation at the same moment: each is remembered whole, or not at all. */
@ExtendWith(RaceReport.class)
class TurnRaceTest {

  private static final int ROUNDS = Math.max(1, Race.ROUNDS / 5);

  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final FunctionModel model = FunctionModel.of(this::answer);
  private final Hearthlink hearth = Hearthlink.builder().build();

  @AfterEach
  void close() {
    hearth.close();
  }

  private String answer(ChatRequest request) {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    String answer = "[" + FakeChatModel.userText(request) + "]";
    atOnce.decrementAndGet();
    return answer;
  }

  /** What one stream told its handlers. */
  private static final class Told {
    final List<Object> endings = new CopyOnWriteArrayList<>();
    final CountDownLatch ended = new CountDownLatch(1);

    void end(Object ending) {
      endings.add(ending);
      ended.countDown();
    }
  }

  @Test
  void aCancelMeetsTheAnswer() throws InterruptedException {
    Alden alden = Personas.create(Alden.class, hearth.client(model));
    try (Race race = new Race(2)) {
      for (int i = 0; i < ROUNDS; i++) {
        String user = "user " + i;
        alden.chat(user, "one");
        PersonaStream stream = (PersonaStream) alden.stream(user, "two");
        Told told = new Told();
        stream.onCompleteResponse(told::end).onError(told::end);
        race.round(stream::start, stream::cancel);

        assertThat(told.ended.await(30, TimeUnit.SECONDS)).isTrue();
        String last = "three of " + user;
        alden.chat(user, last);
        assertThat(told.endings).hasSize(1);
        if (told.endings.get(0) instanceof ChatResponse) {
          assertThat(saidBefore(last)).containsExactly("one", "[one]", "two", "[two]");
        } else {
          assertThat(told.endings.get(0)).isInstanceOf(CancelledException.class);
          assertThat(saidBefore(last)).containsExactly("one", "[one]");
        }
      }
    }
  }

  @Test
  void aCancelMeetsTheStart() throws InterruptedException {
    StreamingChatModel silent =
        new StreamingChatModel() {
          @Override
          public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {}
        };
    Alden alden = Personas.create(Alden.class, hearth.client(silent));
    try (Race race = new Race(2)) {
      for (int i = 0; i < ROUNDS; i++) {
        PersonaStream stream = (PersonaStream) alden.stream("anna", "Hi");
        Told told = new Told();
        stream.onCompleteResponse(told::end).onError(told::end);
        race.round(stream::start, stream::cancel);

        assertThat(told.ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(told.endings).hasOnlyElementsOfType(CancelledException.class).hasSize(1);
      }
    }
  }

  @Test
  void oneTurnRunsAtATime() {
    Alden alden = Personas.create(Alden.class, hearth.client(model));
    try (Race race = new Race(3)) {
      for (int i = 0; i < ROUNDS; i++) {
        String user = "user " + i;
        race.round(
            () -> alden.chat(user, "a"), () -> alden.chat(user, "b"), () -> alden.chat(user, "c"));
        String last = "end of " + user;
        alden.chat(user, last);

        List<String> said = saidBefore(last);
        assertThat(said).contains("a", "b", "c").hasSize(6);
        assertThat(model.requests().subList(4 * i, 4 * i + 3))
            .extracting(request -> request.messages().size())
            .as("each turn begins after the one before")
            .doesNotHaveDuplicates();
        for (int turn = 0; turn < 3; turn++) {
          assertThat(said.get(2 * turn + 1)).isEqualTo("[" + said.get(2 * turn) + "]");
        }
      }
    }
    assertThat(mostAtOnce).hasValue(1);
  }

  @SystemMessage("You are a test.")
  interface Publishing {
    Flow.Publisher<String> say(
        @MemoryId String user, @dev.langchain4j.service.UserMessage String text);
  }

  /** Hears one signal at a time, and none after the last. */
  private static final class Subscribed implements Flow.Subscriber<String> {
    final Told told = new Told();
    final List<String> wrong = new CopyOnWriteArrayList<>();
    final AtomicInteger inside = new AtomicInteger();
    final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription.complete(given);
    }

    @Override
    public void onNext(String text) {
      signal(() -> {});
    }

    @Override
    public void onError(Throwable failure) {
      signal(() -> told.end(failure));
    }

    @Override
    public void onComplete() {
      signal(() -> told.end("complete"));
    }

    private void signal(Runnable action) {
      if (inside.getAndIncrement() > 0) {
        wrong.add("two signals at once");
      }
      if (!told.endings.isEmpty()) {
        wrong.add("a signal after the last");
      }
      action.run();
      inside.decrementAndGet();
    }
  }

  @Test
  void aSubscriberAsksAndCancels() {
    Publishing persona = Personas.create(Publishing.class, hearth.client(model));
    try (Race race = new Race(3)) {
      for (int i = 0; i < ROUNDS; i++) {
        Subscribed subscribed = new Subscribed();
        String user = "user " + i;
        persona.say(user, "a b c d e f g").subscribe(subscribed);
        Flow.Subscription subscription = subscribed.subscription.join();
        race.round(
            () -> subscription.request(1), () -> subscription.request(2), subscription::cancel);

        // the turn has ended, so that the next one of this user comes
        Subscribed next = new Subscribed();
        persona.say(user, "d").subscribe(next);
        next.subscription.join().request(Long.MAX_VALUE);
        assertThat(ended(next)).isTrue();
        assertThat(subscribed.wrong).isEmpty();
        assertThat(subscribed.told.endings).hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  private static boolean ended(Subscribed subscribed) {
    try {
      return subscribed.told.ended.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What the model was told before this question; a call that was cancelled may come later. */
  private List<String> saidBefore(String question) {
    List<ChatRequest> all = model.requests();
    ChatRequest asked =
        IntStream.iterate(all.size() - 1, i -> i - 1)
            .mapToObj(all::get)
            .filter(request -> FakeChatModel.userText(request).equals(question))
            .findFirst()
            .orElseThrow();
    List<String> said = new ArrayList<>();
    for (ChatMessage message : asked.messages()) {
      if (message instanceof UserMessage user) {
        said.add(user.singleText());
      } else if (message instanceof AiMessage ai) {
        said.add(ai.text());
      }
    }
    return said.subList(0, said.size() - 1);
  }
}
