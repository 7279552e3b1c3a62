package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.Moderate;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.UserName;
import dev.langchain4j.service.V;
import dev.langchain4j.service.memory.ChatMemoryAccess;
import io.hearthlink.error.ConfigurationException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PersonaReaderTest {

  private static final String WHO = "You are a test.";

  interface Nobody {
    String say(String text);
  }

  @SystemMessage("")
  interface Empty {
    String say(String text);
  }

  @SystemMessage(fromResource = "missing.txt")
  interface Lost {
    String say(String text);
  }

  @SystemMessage(value = WHO, fromResource = "clerk.txt")
  interface Twice {
    String say(String text);
  }

  @SystemMessage(WHO)
  interface Mute {}

  @SystemMessage(WHO)
  interface Typed {
    Thread count(String text);
  }

  @SystemMessage(WHO)
  interface TypedFuture {
    CompletableFuture<Thread> count(String text);
  }

  @SystemMessage(WHO)
  interface Silent {
    void say(String text);
  }

  @SystemMessage(WHO)
  interface Pieces {
    Flow.Publisher<Integer> count(String text);
  }

  @SystemMessage(WHO)
  interface Perhaps {
    Optional<String> say(String text);
  }

  @SystemMessage(WHO)
  interface Wild {
    Result<?> say(String text);
  }

  @SystemMessage(WHO)
  interface NoMessage {
    String say(@MemoryId String user);
  }

  @SystemMessage(WHO)
  interface NoRole {
    String say(@MemoryId String user, String text);
  }

  @SystemMessage(WHO)
  interface TwoMessages {
    @UserMessage("Say {{text}}")
    String say(@UserMessage String message, @V("text") String text);
  }

  @SystemMessage(WHO)
  interface TwoMessageParameters {
    String say(@UserMessage String message, @UserMessage String text);
  }

  @SystemMessage(WHO)
  interface TwoUsers {
    String say(@MemoryId String a, @MemoryId String b, @UserMessage String text);
  }

  @SystemMessage(WHO)
  interface NoVariable {
    @UserMessage("Say {{txt}}")
    String say(@V("text") String text);
  }

  @SystemMessage("You are {{name}}.")
  interface NoName {
    String say(@MemoryId String user, @UserMessage String text);
  }

  @SystemMessage(WHO)
  interface Unused {
    @UserMessage("Say {{text}}")
    String say(@V("text") String text, @V("tone") String tone);
  }

  @SystemMessage(WHO)
  interface Content {
    String say(TextContent text);
  }

  @SystemMessage(WHO)
  interface Moderated {
    @Moderate
    String say(String text);
  }

  @SystemMessage(WHO)
  interface Named {
    String say(@UserName String name, @UserMessage String text);
  }

  @SystemMessage(WHO)
  interface Access extends ChatMemoryAccess {
    String say(String text);
  }

  @SystemMessage(WHO)
  interface HiddenDefault {
    String say(String text);

    default String sayTwice(String text) {
      return say(text) + say(text);
    }
  }

  @SystemMessage(WHO)
  abstract static class NoInterface {
    abstract String say(String text);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(Nobody.class, "Nobody.say has no @SystemMessage: say on the interface"),
        Arguments.of(Empty.class, "@SystemMessage of Empty.say needs either a text or a resource"),
        Arguments.of(Twice.class, "@SystemMessage of Twice.say needs either a text or a resource"),
        Arguments.of(Lost.class, "names the resource \"missing.txt\", which is missing or empty"),
        Arguments.of(Mute.class, "Mute has no method to answer"),
        Arguments.of(
            Typed.class,
            "Typed.count returns java.lang.Thread; a persona returns String, TokenStream"),
        Arguments.of(TypedFuture.class, "CompletableFuture<java.lang.Thread>; a persona returns"),
        Arguments.of(Silent.class, "No answer can be a void"),
        Arguments.of(Pieces.class, "Flow$Publisher<java.lang.Integer>; a persona returns"),
        Arguments.of(Perhaps.class, "Optional<java.lang.String>; a persona returns"),
        Arguments.of(Wild.class, "Result<?>; a persona returns"),
        Arguments.of(NoMessage.class, "NoMessage.say has no message of the user: annotate"),
        Arguments.of(
            NoRole.class, "has the parameter \"text\" without a role: annotate it with @V"),
        Arguments.of(TwoMessages.class, "TwoMessages.say has more than one @UserMessage: keep one"),
        Arguments.of(TwoMessageParameters.class, "has more than one @UserMessage: keep one"),
        Arguments.of(TwoUsers.class, "TwoUsers.say has more than one @MemoryId: keep one"),
        Arguments.of(NoVariable.class, "'txt' is missing. Add a parameter with @V"),
        Arguments.of(NoName.class, "'name' is missing. Add a parameter with @V"),
        Arguments.of(Unused.class, "No template of Unused.say uses the parameter \"tone\""),
        Arguments.of(Content.class, "Content.say takes its message as TextContent: take String"),
        Arguments.of(Moderated.class, "Moderated.say has @Moderate, which personas do not support"),
        Arguments.of(Named.class, "Named.say has @UserName, which personas do not support"),
        Arguments.of(Access.class, "Access must not extend ChatMemoryAccess"),
        Arguments.of(HiddenDefault.class, "HiddenDefault has a default method: make the interface"),
        Arguments.of(NoInterface.class, "NoInterface must be an interface that is not sealed"),
        Arguments.of(Override.class, "Override must be an interface that is not sealed"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatCannotWorkIsRefusedAtCreation(Class<?> type, String message) {
    try (Stage stage = Stage.echo(10)) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> Personas.create(type, stage.client()))
          .withMessageContaining(message)
          .satisfies(e -> assertThat(e.source()).isEqualTo(type.getName()));
    }
  }

  @Test
  void creatingAsksNobody() {
    try (Stage stage = Stage.echo(10)) {
      assertThat(Personas.create(Alden.class, stage.client())).isNotNull();
      assertThat(stage.server().acceptedConnections()).isZero();
    }
  }
}
