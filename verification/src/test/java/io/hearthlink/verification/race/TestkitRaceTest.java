package io.hearthlink.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import io.hearthlink.Hearthlink;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.cassette.Cassette;
import io.hearthlink.testkit.model.ModelReply;
import io.hearthlink.testkit.model.ScriptedModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The test kit, asked by several at once. */
@ExtendWith(RaceReport.class)
class TestkitRaceTest {

  private static final Duration HANG = Duration.ofSeconds(30);
  private static final int ROUNDS = Math.max(1, Race.ROUNDS / 10);

  @Test
  void eachGetsAReplyOfItsOwn() {
    try (Race race = new Race(3)) {
      for (int i = 0; i < Race.ROUNDS; i++) {
        ScriptedModel model =
            ScriptedModel.builder()
                .answerInTurn(ModelReply.text("a"), ModelReply.text("b"), ModelReply.text("c"))
                .build();
        ChatModel blocking = model.chatModel();
        Set<String> heard = ConcurrentHashMap.newKeySet();
        Race.Action ask = () -> heard.add(blocking.chat("Hi"));
        race.round(ask, ask, ask);
        assertThat(heard).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(model.requests()).hasSize(3);
      }
    }
  }

  @Test
  void aServerSeesEachRequestOnce() {
    FakeReply[] replies = {FakeReply.text("a"), FakeReply.text("b"), FakeReply.text("c")};
    try (Race race = new Race(3)) {
      for (int i = 0; i < ROUNDS; i++) {
        try (FakeServer server = FakeServer.ollama().model("m").answerInTurn(replies).start();
            Hearthlink hearth = hearth(server)) {
          Set<String> heard = ConcurrentHashMap.newKeySet();
          Race.Action ask = () -> heard.add(hearth.client("m").generate("Hi").text());
          race.round(ask, ask, ask);
          assertThat(heard).containsExactlyInAnyOrder("a", "b", "c");
          assertThat(server.chats()).hasSize(3);
        }
      }
    }
  }

  @Test
  void aCassetteRecordsAndReplaysEachExchangeOnce(@TempDir Path folder) {
    FakeReply[] replies = {FakeReply.text("a"), FakeReply.text("b"), FakeReply.text("c")};
    try (Race race = new Race(3)) {
      for (int i = 0; i < Math.max(1, ROUNDS / 20); i++) {
        Path file = folder.resolve(i + ".json");
        try (FakeServer server = FakeServer.ollama().model("m").answerInTurn(replies).start()) {
          askThrice(race, Cassette.of(file).from(server.url()).recordingInCi().start());
        }
        askThrice(race, Cassette.of(file).start());
      }
    }
  }

  private static void askThrice(Race race, Cassette cassette) {
    try (cassette;
        Hearthlink hearth =
            Hearthlink.builder().backend("ollama").endpoint(cassette.url()).build()) {
      Set<String> heard = ConcurrentHashMap.newKeySet();
      Race.Action ask = () -> heard.add(hearth.client("m").generate("Hi").text());
      race.round(ask, ask, ask);
      assertThat(heard).containsExactlyInAnyOrder("a", "b", "c");
    }
  }

  @Test
  void closingMeetsThoseWhoConnect() {
    try (Race race = new Race(3)) {
      for (int i = 0; i < Race.ROUNDS; i++) {
        FakeServer server = FakeServer.ollama().start();
        Race.Action connect =
            () -> {
              try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                // who sends nothing may never be told that its connection went with the port
                client.getOutputStream().write('G');
                assertThat(client.getInputStream().read()).isEqualTo(-1);
              } catch (IOException refused) {
                assertThat(refused).isInstanceOf(SocketException.class);
              }
            };
        race.round(connect, connect, server::close);
        server.awaitNoConnections(HANG);
      }
    }
  }

  private static Hearthlink hearth(FakeServer server) {
    return Hearthlink.builder().backend("ollama").endpoint(server.url()).build();
  }
}
