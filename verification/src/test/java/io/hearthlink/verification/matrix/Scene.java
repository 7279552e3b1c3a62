package io.hearthlink.verification.matrix;

import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.util.List;
import java.util.stream.Stream;

/** What stands at the other end of a cell: it does something wrong once. */
interface Scene extends AutoCloseable {

  String url();

  /** How many chats were asked for, but for those before it; 1 where nobody reads that. */
  int asked();

  /** How many connections of the caller are open. */
  int openConnections();

  /** Whether whoever asks again gets the right answer. */
  boolean answersAgain();

  /** The chats that were asked for, in their order. */
  List<ChatCall> chats();

  @Override
  void close();

  /**
   * A server that gives this reply to the question that is looked at, and the right answer to every
   * one after it.
   */
  static Scene replying(Asked asked, FakeReply reply) {
    FakeReply[] replies =
        Stream.concat(asked.before().stream(), Stream.of(reply)).toArray(FakeReply[]::new);
    FakeServer server = asked.form().server().answerInTurn(replies).answer(asked.text()).start();
    return new Scene() {
      @Override
      public String url() {
        return server.url();
      }

      @Override
      public int asked() {
        return Math.max(0, server.chats().size() - asked.before().size());
      }

      @Override
      public int openConnections() {
        return server.openConnections();
      }

      @Override
      public boolean answersAgain() {
        return true;
      }

      @Override
      public List<ChatCall> chats() {
        return server.chats();
      }

      @Override
      public void close() {
        server.close();
      }
    };
  }
}
