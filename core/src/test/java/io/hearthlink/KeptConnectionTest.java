package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.engine.Answer;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers close the connections that they keep, llama-server after every streamed reply. */
@Tag("fast")
class KeptConnectionTest {

  @ParameterizedTest
  @EnumSource(Ending.class)
  void aRequestThatAKeptConnectionLosesIsSentAgain(Ending ending) {
    try (FakeServer server =
            FakeServer.llamaServer()
                .answerInTurn(
                    FakeReply.text("One"), FakeReply.hangUp(ending), FakeReply.text("Two"))
                .start();
        Hearthlink hearth = hearth(server)) {
      Answer first = hearth.client().generate("Hi");
      Answer second = hearth.client().generate("Hi");
      assertThat(first.report().attempts()).isEqualTo(1);
      assertThat(second.text()).isEqualTo("Two");
      assertThat(second.report().attempts()).isEqualTo(2);
      assertThat(server.chats()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void aServerThatHangsUpAgainIsNotAskedAThirdTime(Ending ending) {
    try (FakeServer server =
            FakeServer.llamaServer()
                .answerInTurn(FakeReply.text("One"))
                .answer(FakeReply.hangUp(ending))
                .start();
        Hearthlink hearth = hearth(server)) {
      hearth.client().generate("Hi");
      ConnectionException failure =
          catchThrowableOfType(ConnectionException.class, () -> hearth.client().generate("Hi"));
      assertThat(failure.attempts()).isEqualTo(2);
      assertThat(server.chats()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void aNewConnectionThatIsLostIsAFailureAtOnce(Ending ending) {
    try (FakeServer server = FakeServer.llamaServer().answer(FakeReply.hangUp(ending)).start();
        Hearthlink hearth = hearth(server)) {
      ConnectionException failure =
          catchThrowableOfType(ConnectionException.class, () -> hearth.client().generate("Hi"));
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(server.chats()).hasSize(1);
    }
  }

  private static Hearthlink hearth(FakeServer server) {
    return Hearthlink.builder().backend("llamacpp").endpoint(server.url()).model("m").build();
  }
}
