package io.hearthlink.verification.matrix;

import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeServerBuilder;
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
   * A server that gives these replies to the question that is looked at and those after it, and
   * then the right answer to every one.
   */
  static Scene replying(Asked asked, FakeReply... replies) {
    return serving(asked, asked.form().server(), replies);
  }

  /** A server that closes the connection without a byte, and the next one, too. */
  static Scene hangingUpTwice(Asked asked) {
    return replying(asked, FakeReply.hangUp(Ending.FIN), FakeReply.hangUp(Ending.FIN));
  }

  /** A server that says nothing more to whoever wants to speak HTTP/2, as LM Studio. */
  static Scene hangingAtUpgrade(Asked asked) {
    return serving(
        asked,
        asked
            .form()
            .server()
            .answerWhen(chat -> chat.request().header("Upgrade") != null, FakeReply.silence()));
  }

  private static Scene serving(Asked asked, FakeServerBuilder builder, FakeReply... replies) {
    FakeReply[] all =
        Stream.concat(asked.before().stream(), Stream.of(replies)).toArray(FakeReply[]::new);
    FakeServer server = builder.answerInTurn(all).answer(asked.text()).start();
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
