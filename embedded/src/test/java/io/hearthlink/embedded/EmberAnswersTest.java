package io.hearthlink.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.config.EmbeddedConfig;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ChatState;
import io.hearthlink.error.ContextLengthException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmberAnswersTest {

  private Embedded embedded;

  @BeforeAll
  void open() {
    embedded = Embedded.open();
  }

  @AfterAll
  void close() {
    embedded.close();
  }

  @Test
  void streamsAnAnswerAndReportsTheTruthAboutIt() {
    List<String> pieces = new ArrayList<>();
    List<ChatState> states = new ArrayList<>();
    Answer answer =
        embedded
            .start(
                Embedded.request(EmberPrompts.MACHINE_LEARNING, DefaultChatRequestParameters.EMPTY),
                new ChatListener() {
                  @Override
                  public void onText(String text) {
                    pieces.add(text);
                  }

                  @Override
                  public void onState(ChatState state) {
                    states.add(state);
                  }
                })
            .await();
    assertThat(pieces).hasSizeGreaterThan(10);
    assertThat(String.join("", pieces)).isEqualTo(answer.text()).contains("learn");
    assertThat(states).containsExactly(ChatState.LOADING, ChatState.PROMPT, ChatState.ANSWERING);
    assertThat(answer.report().finish()).isEqualTo("stop");
    assertThat(answer.report().usage().inputTokenCount()).isEqualTo(26);
    assertThat(answer.report().usage().outputTokenCount()).isGreaterThanOrEqualTo(pieces.size());
    assertThat(answer.report().server().prompt()).isPositive();
    assertThat(answer.report().server().answer()).isPositive();
    assertThat(answer.report().firstToken()).isGreaterThanOrEqualTo(answer.report().load());
    assertThat(answer.response().metadata().modelName()).isEqualTo("ember");
  }

  @Test
  void recallsWhatWasSaidBefore() {
    Answer answer =
        embedded.ask(
            ChatRequest.builder()
                .messages(
                    UserMessage.from(EmberPrompts.MY_NAME_IS_CLARA),
                    AiMessage.from("Hello Clara! What can I do for you?"),
                    UserMessage.from(EmberPrompts.WHAT_IS_MY_NAME))
                .build());
    assertThat(answer.text()).contains("Clara");
  }

  @Test
  void stopsAtTheLimitOfTokensAndSaysSo() {
    Answer answer =
        embedded.ask(
            Embedded.request(
                EmberPrompts.MACHINE_LEARNING,
                DefaultChatRequestParameters.builder().maxOutputTokens(5).build()));
    assertThat(answer.report().usage().outputTokenCount()).isEqualTo(5);
    assertThat(answer.report().finish()).isEqualTo("length");
    assertThat(answer.truncated()).isTrue();
  }

  @Test
  void aLimitWithinACharacterIsALimit() {
    String text = "\"\uD83D\uDE00é四\"";
    int most = 24;
    List<Integer> cut = new ArrayList<>();
    for (int limit = 1; limit <= most; limit++) {
      Answer answer =
          embedded.ask(
              Embedded.request(
                  EmberPrompts.HELLO,
                  Embedded.schema("{\"const\":" + text + "}")
                      .overrideWith(
                          DefaultChatRequestParameters.builder().maxOutputTokens(limit).build())));
      if (answer.truncated()) {
        cut.add(limit);
        assertThat(answer.report().usage().outputTokenCount()).isEqualTo(limit);
      } else {
        assertThat(answer.text()).as("with a limit of %d", limit).isEqualTo(text);
      }
    }
    assertThat(cut).contains(1).hasSizeBetween(5, most - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"patterns from", "instead of foll", "M", "."})
  void neverShowsAStopSequence(String stop) {
    String whole = embedded.ask(EmberPrompts.MACHINE_LEARNING).text();
    StringBuilder shown = new StringBuilder();
    Answer answer =
        embedded
            .start(
                Embedded.request(
                    EmberPrompts.MACHINE_LEARNING,
                    DefaultChatRequestParameters.builder().stopSequences("nowhere", stop).build()),
                ChatListener.text(shown::append))
            .await();
    assertThat(answer.text())
        .isEqualTo(whole.substring(0, whole.indexOf(stop)))
        .isEqualTo(shown.toString());
    assertThat(answer.response().metadata().finishReason()).isEqualTo(FinishReason.STOP);
  }

  @Test
  void keepsTextThatOnlyBeganLikeAStopSequence() {
    assertThat(
            embedded
                .ask(
                    Embedded.request(
                        EmberPrompts.MACHINE_LEARNING,
                        DefaultChatRequestParameters.builder().stopSequences(".\nAnd").build()))
                .text())
        .isEqualTo(embedded.ask(EmberPrompts.MACHINE_LEARNING).text());
  }

  @Test
  void repeatsItselfWithASeed() {
    List<String> first = greetings();
    assertThat(greetings()).isEqualTo(first);
    assertThat(new HashSet<>(first)).hasSizeGreaterThan(1);
  }

  @Test
  void refusesAPromptThatIsTooLongBeforeItGeneratesAnything() {
    String prompt = (EmberPrompts.MACHINE_LEARNING + " ").repeat(600);
    ContextLengthException failure =
        catchThrowableOfType(ContextLengthException.class, () -> embedded.ask(prompt));
    assertThat(failure.available()).hasValue(2048);
    assertThat(failure.needed().getAsInt()).isGreaterThan(2048);
    assertThat(failure.partialText()).isEmpty();
    assertThat(embedded.ask(EmberPrompts.HELLO).text()).isNotEmpty();
  }

  @Test
  void fillsTheContextToItsEndAndNoFurther() {
    EmbeddedConfig small = EmbeddedConfig.DEFAULT.withNumCtx(64);
    try (Embedded other = Embedded.open(config -> config.embedded(small))) {
      Answer answer = other.ask(Embedded.LONG);
      assertThat(answer.report().finish()).isEqualTo("length");
      assertThat(answer.report().usage().totalTokenCount()).isEqualTo(64);
    }
  }

  @Test
  void carriesCharactersOutsideTheBasicPlaneIntoThePrompt() {
    int plain = inputTokens("Hello ");
    assertThat(inputTokens("Hello \uE000")).isEqualTo(plain + 3);
    assertThat(inputTokens("Hello 😀\uE000🎉")).isEqualTo(plain + 4 + 3 + 4);
  }

  private List<String> greetings() {
    ChatRequestParameters hot = DefaultChatRequestParameters.builder().temperature(2.0).build();
    return IntStream.range(-1, 5)
        .mapToObj(seed -> CallParameters.of(hot, seed, null))
        .map(parameters -> embedded.ask(Embedded.request(EmberPrompts.HELLO, parameters)).text())
        .toList();
  }

  private int inputTokens(String prompt) {
    return embedded.ask(prompt).report().usage().inputTokenCount();
  }
}
