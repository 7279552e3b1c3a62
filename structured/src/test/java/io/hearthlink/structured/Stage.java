package io.hearthlink.structured;

import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.util.List;
import java.util.function.Function;

/** A scripted server and a client of it. */
final class Stage implements AutoCloseable {

  final FakeServer server;
  final Hearthlink hearth;

  private Stage(TestWire wire, FakeServer server) {
    this.server = server;
    this.hearth = wire.hearth(server);
  }

  /** A server that gives each of these replies in turn. */
  static Stage of(TestWire wire, FakeReply... replies) {
    return new Stage(wire, wire.server().answerInTurn(replies).start());
  }

  /** A server that follows a rule. */
  static Stage of(TestWire wire, Function<ChatCall, FakeReply> rule) {
    return new Stage(wire, wire.server().answerWith(rule).start());
  }

  LlmClient client() {
    return hearth.client();
  }

  /** The chats so far. */
  List<ChatCall> chats() {
    return server.chats();
  }

  ChatCall chat(int number) {
    return chats().get(number);
  }

  @Override
  public void close() {
    hearth.close();
    server.close();
  }
}
