package io.hearthlink.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.LlmException;
import io.hearthlink.layer.Layer;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls on real sockets, while somebody cancels them or closes the hearth. */
@ExtendWith(RaceReport.class)
class ServerRaceTest {

  private static final Duration HANG = Duration.ofSeconds(30);
  private static final FakeReply REPLY = FakeReply.pieces("Hel", "lo");

  /** A round on a socket costs more than one in memory. */
  private static final int ROUNDS = Math.max(1, Race.ROUNDS / 4);

  @Test
  void aCancelMeetsTheReplyAndTheConnectionStaysUsable() {
    try (FakeServer server = FakeServer.ollama().answer(REPLY).start();
        Hearthlink hearth = hearth(server);
        Race race = new Race(2)) {
      LlmClient client = hearth.client("m");
      for (int i = 0; i < ROUNDS; i++) {
        ActiveChat call = client.stream("Hi", text -> {});
        Endings endings = new Endings(call);
        race.round(call::cancel, () -> assertThat(client.generate("Hi").text()).isEqualTo("Hello"));

        assertThat(endings.one()).isInstanceOfAny(Answer.class, CancelledException.class);
      }
      assertThat(client.generate("Hi").text()).isEqualTo("Hello");
    }
  }

  @Test
  void closingMeetsCallsListsAndProbes() {
    try (FakeServer server = FakeServer.ollama().model("m").answer(REPLY).start();
        Race race = new Race(4)) {
      for (int i = 0; i < ROUNDS / 5; i++) {
        Hearthlink hearth = hearth(server);
        LlmClient client = hearth.client("m");
        race.round(
            hearth::close,
            () -> ends(() -> client.generate("Hi")),
            () -> ends(() -> client.catalog().list()),
            () -> ends(hearth::detect));
        hearth.close();
      }
      server.awaitNoConnections(HANG);
    }
  }

  @Test
  void allWhoAskForAModelShareOneEngine() {
    try (FakeServer server = FakeServer.ollama().answer(REPLY).start();
        Race race = new Race(4)) {
      for (int i = 0; i < ROUNDS; i++) {
        try (Hearthlink hearth = hearth(server)) {
          Set<ChatEngine> engines =
              Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
          Layer seen =
              engine -> {
                engines.add(engine);
                return engine;
              };
          Race.Action ask = () -> hearth.client("m").withLayer(seen).engine();
          race.round(ask, ask, ask, ask);
          assertThat(engines).hasSize(1);
        }
      }
    }
  }

  /** Runs a call on a hearth that closes: it answers, or fails as one that was closed. */
  private static void ends(Runnable call) {
    try {
      call.run();
    } catch (LlmException failure) {
      assertThat(failure).isInstanceOfAny(CancelledException.class, ConnectionException.class);
    }
  }

  private static Hearthlink hearth(FakeServer server) {
    return Hearthlink.builder().backend("ollama").endpoint(server.url()).build();
  }
}
