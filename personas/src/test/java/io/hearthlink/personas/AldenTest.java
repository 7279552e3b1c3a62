package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import io.hearthlink.error.InvalidRequestException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AldenTest {

  private static final String WHO =
      "system: You are Alden, an evolutionary companion who helps people grow through every"
          + " conversation.";

  /** Both ways to make Alden: ours, and LangChain4j's own on the models of a client. */
  static Stream<Arguments> makers() {
    Function<Stage, Alden> ours = Stage::alden;
    Function<Stage, Alden> theirs =
        stage ->
            AiServices.builder(Alden.class)
                .chatModel(stage.client().chatModel())
                .streamingChatModel(stage.client().streamingChatModel())
                .chatMemoryProvider(user -> MessageWindowChatMemory.withMaxMessages(21))
                .build();
    return Stream.of(
        Arguments.of(Named.of("Personas", ours)), Arguments.of(Named.of("AiServices", theirs)));
  }

  @ParameterizedTest
  @MethodSource("makers")
  void remembersEachUserForItself(Function<Stage, Alden> maker) {
    try (Stage stage = Stage.echo(10)) {
      Alden alden = maker.apply(stage);
      assertThat(alden.chat("anna", "I am Anna.")).isEqualTo("[I am Anna.]");
      assertThat(alden.chat("ben", "I am Ben.")).isEqualTo("[I am Ben.]");
      assertThat(alden.chat("anna", "Who am I?")).isEqualTo("[Who am I?]");
      assertThat(stage.lastMessages())
          .containsExactly(WHO, "user: I am Anna.", "assistant: [I am Anna.]", "user: Who am I?");
    }
  }

  @ParameterizedTest
  @MethodSource("makers")
  void streamsAndRemembersWhatWasStreamed(Function<Stage, Alden> maker) throws Exception {
    try (Stage stage = Stage.echo(10)) {
      Alden alden = maker.apply(stage);
      List<String> shown = new CopyOnWriteArrayList<>();
      CompletableFuture<ChatResponse> end = new CompletableFuture<>();
      TokenStream stream = alden.stream("anna", "Tell me more.");
      stream
          .onPartialResponse(shown::add)
          .onCompleteResponse(end::complete)
          .onError(end::completeExceptionally)
          .start();
      assertThat(end.get(10, TimeUnit.SECONDS).aiMessage().text()).isEqualTo("[Tell me more.]");
      assertThat(String.join("", shown)).isEqualTo("[Tell me more.]");
      alden.chat("anna", "Go on.");
      assertThat(stage.lastMessages())
          .containsExactly(
              WHO, "user: Tell me more.", "assistant: [Tell me more.]", "user: Go on.");
    }
  }

  @ParameterizedTest
  @MethodSource("makers")
  void sendsWhatLooksLikeATemplateAsItIs(Function<Stage, Alden> maker) {
    try (Stage stage = Stage.echo(10)) {
      String text = "What is {{x}}, {{message}}, {{current_date}} and $1 \\ {{?";
      assertThat(maker.apply(stage).chat("anna", text)).isEqualTo("[" + text + "]");
      assertThat(stage.lastMessages()).containsExactly(WHO, "user: " + text);
    }
  }

  @ParameterizedTest
  @MethodSource("makers")
  void servesTheOnlyUserOfAProgram(Function<Stage, Alden> maker) {
    try (Stage stage = Stage.echo(10)) {
      Alden alden = maker.apply(stage);
      alden.chat("One.");
      alden.chat(Alden.ONLY_USER, "Two.");
      assertThat(stage.lastMessages()).hasSize(4).endsWith("user: Two.");
    }
  }

  @Test
  void keepsTheLastTurnsAsWholes() {
    try (Stage stage = Stage.echo(2)) {
      Alden alden = stage.alden();
      for (String text : List.of("1", "2", "3", "4")) {
        alden.chat(text);
      }
      assertThat(stage.lastMessages())
          .containsExactly(
              WHO, "user: 2", "assistant: [2]", "user: 3", "assistant: [3]", "user: 4");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void refusesToSayNothing(String nothing) {
    try (Stage stage = Stage.echo(10)) {
      Alden alden = stage.alden();
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> alden.chat("anna", nothing))
          .withMessage("The message to Alden.chat is empty: say something.");
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> alden.stream("anna", nothing));
      assertThat(stage.server().requests()).isEmpty();
    }
  }

  @Test
  @SuppressWarnings("NullAway") // the point of the test
  void refusesNullByTheNameOfTheArgument() {
    try (Stage stage = Stage.echo(10)) {
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> stage.alden().chat(null, "Hello"))
          .withMessage("The argument \"user\" of Alden.chat is null.");
    }
  }

  @Test
  void isAnObjectLikeAnyOther() {
    try (Stage stage = Stage.echo(10)) {
      Alden alden = stage.alden();
      assertThat(Set.of(alden, stage.alden())).hasSize(2).contains(alden);
      assertThat(alden).hasToString("Alden");
    }
  }
}
