package io.hearthlink.verification.secret;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.Hearthlink;
import io.hearthlink.backend.BackendSetup;
import io.hearthlink.backend.Detector;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallPool;
import io.hearthlink.engine.CallStage;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.StagedCall;
import io.hearthlink.layer.DeclaredTools;
import io.hearthlink.structured.Extractor;
import io.hearthlink.testkit.CapturedExchange;
import io.hearthlink.testkit.FakeClock;
import io.hearthlink.testkit.FakeModel;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeToolCall;
import io.hearthlink.testkit.RealCalls;
import io.hearthlink.testkit.cassette.Cassette;
import io.hearthlink.testkit.cassette.CassetteBuilder;
import io.hearthlink.testkit.model.FunctionModel;
import io.hearthlink.testkit.model.ModelReply;
import io.hearthlink.testkit.model.SchemaModel;
import io.hearthlink.testkit.model.ScriptedModel;
import io.hearthlink.transport.HttpTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Objects that are there while something is asked, and what tests are made of. */
final class LiveObjects {

  private LiveObjects() {}

  /** Passes on what it hears. */
  private record Unheard(ActiveChat call) implements CallStage {
    @Override
    public ChatListener listener() {
      return ChatListener.NONE;
    }

    @Override
    public Answer answered(Answer answer) {
      return answer;
    }
  }

  private static ChatRequest asking(Canary canary) {
    return ChatRequest.builder().messages(UserMessage.from(canary.question())).build();
  }

  private static ScriptedModel json(Canary canary) {
    return ScriptedModel.answers("{\"name\": \"" + canary.question() + "\"}");
  }

  static void walk(ObjectWalk walk, Canary canary, Path folder) throws IOException {
    Path file = folder.resolve("tape.json");
    FakeReply reply = FakeReply.text(canary.question());
    try (FakeServer server = Speech.OPENAI.server().answer(reply).start();
        Cassette cassette = Cassette.of(file).from(server.url()).recordingInCi().start();
        Hearthlink hearth = Speech.OPENAI.hearth(cassette.url(), canary).build();
        Hearthlink ollama = Speech.OLLAMA.hearth(server.url(), canary).build();
        CallPool calls = new CallPool();
        HttpTransport transport = HttpTransport.create(Timeouts.DEFAULT);
        RealCalls allowed = RealCalls.allow("localhost:1")) {
      hearth.client().generate(canary.question());
      walk.from(server, server.chats(), server.requests(), cassette, allowed, reply);
      walk.from(hearth.client().catalog().list(), hearth.client().testConnection());
      walk.from(ollama.detect(), ollama.autoChoice());
      walk.from(new Detector(new BackendSetup(hearth.config().llm(), transport, calls)));
      ActiveChat staged = StagedCall.start(hearth.client().engine(), asking(canary), Unheard::new);
      walk.from(
          staged, Extractor.of(hearth.client(json(canary)), Way.Name.class).start("x").await());
    }
    CassetteBuilder again = Cassette.of(file);
    walk.from(
        again,
        new CapturedExchange.Chunk(1, canary.question()),
        CapturedExchange.parse("{\"request\": {}, \"response\": {}}"),
        DeclaredTools.of(List.of()),
        FakeClock.create(),
        FakeModel.of("m"),
        FakeToolCall.of("look_up", canary.question()),
        FakeServer.openAi(),
        FunctionModel.of(request -> canary.question()),
        SchemaModel.create(),
        ScriptedModel.answers(canary.question()),
        ScriptedModel.builder(),
        ModelReply.text(canary.question()));
  }
}
