package io.hearthlink.compliance;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.bean.Beans;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.testkit.FakeServer;
import java.util.List;

/** A scripted server and a client of it. */
record Fixture(FakeServer server, Hearthlink hearth) implements AutoCloseable {

  static final String MODEL = "m";
  static final String OTHER_MODEL = "other";

  static Fixture answering(WireUnderTest wire) {
    return of(
        wire,
        wire.server()
            .model(MODEL)
            .model(OTHER_MODEL)
            .answerWith(new SuiteAnswers()::answer)
            .start());
  }

  /** One whose server wants a key that the client does not have. */
  static Fixture locked(WireUnderTest wire) {
    return of(wire, wire.server().apiKey("right").answer("never").start());
  }

  private static Fixture of(WireUnderTest wire, FakeServer server) {
    Hearthlink hearth =
        Hearthlink.builder()
            .llm(config -> wire.configure(config).endpoint(server.url()).model(MODEL))
            .build();
    return new Fixture(server, hearth);
  }

  ChatModel blocking(ChatRequestParameters defaults, ChatModelListener... listeners) {
    return Beans.chatModel(hearth.client().engine(), defaults, List.of(listeners));
  }

  StreamingChatModel streaming(ChatRequestParameters defaults, ChatModelListener... listeners) {
    return Beans.streamingChatModel(hearth.client().engine(), defaults, List.of(listeners));
  }

  ChatModel blocking(ChatModelListener... listeners) {
    return hearth.client().chatModel(listeners);
  }

  StreamingChatModel streaming(ChatModelListener... listeners) {
    return hearth.client().streamingChatModel(listeners);
  }

  /** Loads the classes of a call, which on a busy machine takes longer than the suite waits. */
  void warmUp() {
    ActiveChat call =
        hearth.client().stream("hello", CallOptions.DEFAULT, ChatListener.text(text -> {}));
    call.answer().handle((answer, failure) -> call).join();
  }

  @Override
  public void close() {
    hearth.close();
    server.close();
  }
}
