package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chats that wait for each other. */
class SlotsTest {

  private static final String CHAT =
      RawClient.request("POST", Wire.OPENAI.path(), RawClient.chatBody(false));

  @ParameterizedTest
  @EnumSource(
      value = ServerKind.class,
      names = {"OLLAMA", "LLAMA_SERVER", "LM_STUDIO", "LOCALAI"})
  void theNextOneComesWhenASlotIsFree(ServerKind kind) throws Exception {
    CompletableFuture<String> gate = new CompletableFuture<>();
    Begun begun = new Begun(FakeReply.text("one").afterGate(gate), FakeReply.text("two"));
    try (FakeServer server = FakeServer.of(kind).slots(1).answerWith(begun).start();
        RawClient first = new RawClient(server);
        RawClient second = new RawClient(server)) {
      first.send(CHAT);
      begun.await(1);
      second.send(CHAT);
      assertThat(second.readOn()).isEqualTo(new RawClient.Reply("", "STALL"));
      gate.complete("open");
      assertThat(first.readAll().body()).contains("one");
      assertThat(second.readAll().body()).contains("two");
    }
  }

  @Test
  void whoGoesGivesItsSlotOrItsPlaceBack() throws Exception {
    Begun begun = new Begun(FakeReply.silence(), FakeReply.silence(), FakeReply.text("three"));
    try (FakeServer server = FakeServer.llamaServer().slots(1).answerWith(begun).start();
        RawClient third = new RawClient(server)) {
      RawClient first = new RawClient(server);
      first.send(CHAT);
      begun.await(1);
      RawClient second = new RawClient(server);
      second.send(CHAT);
      begun.await(2);
      third.send(CHAT);
      begun.await(3);
      second.close();
      first.close();
      assertThat(third.readAll().body()).contains("three");
    }
  }

  @Test
  void aLlamaServerTellsItsSlots() throws Exception {
    Begun begun = new Begun(FakeReply.silence(), FakeReply.silence());
    try (FakeServer server = FakeServer.llamaServer().slots(2).answerWith(begun).start()) {
      assertThat(RawClient.get(server, "GET", "/props").body()).contains("\"total_slots\":2");
      assertThat(processing(server)).isEqualTo("false false");
      try (RawClient first = new RawClient(server);
          RawClient second = new RawClient(server)) {
        first.send(CHAT);
        begun.await(1);
        assertThat(processing(server)).isEqualTo("true false");
        second.send(CHAT);
        begun.await(2);
        assertThat(RawClient.get(server, "GET", "/slots?fail_on_no_slot=1").status())
            .isEqualTo(503);
      }
      server.awaitNoConnections(Duration.ofSeconds(10));
      assertThat(processing(server)).isEqualTo("false false");
    }
  }

  /** A script that tells how many chats have begun to be answered, or to wait for that. */
  private static final class Begun implements Function<ChatCall, FakeReply> {
    private final Iterator<FakeReply> replies;
    private int count;

    Begun(FakeReply... replies) {
      this.replies = List.of(replies).iterator();
    }

    @Override
    public synchronized FakeReply apply(ChatCall call) {
      count++;
      notifyAll();
      return replies.next();
    }

    void await(int chats) {
      Await.until(this, chats + " chats", Await.LONG, () -> count >= chats);
    }
  }

  private static String processing(FakeServer server) throws IOException {
    return String.join(
        " ", RawClient.get(server, "GET", "/slots").json().findValuesAsText("is_processing"));
  }
}
