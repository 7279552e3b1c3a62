package io.hearthlink.verification.secret;

import io.hearthlink.Hearthlink;
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
import java.io.IOException;
import java.nio.file.Path;

/** Objects of the test kit that were there when something was asked. */
final class TestKitTypes {

  private TestKitTypes() {}

  static void walk(ObjectWalk walk, Canary canary, Path folder) throws IOException {
    Path file = folder.resolve("tape.json");
    FakeReply reply = FakeReply.text(canary.question());
    try (FakeServer server = Speech.OPENAI.server().answer(reply).start();
        Cassette cassette = Cassette.of(file).from(server.url()).recordingInCi().start();
        Hearthlink hearth = Speech.OPENAI.hearth(cassette.url(), canary).build();
        Hearthlink ollama = Speech.OLLAMA.hearth(server.url(), canary).build();
        RealCalls allowed = RealCalls.allow("localhost:1")) {
      hearth.client().generate(canary.question());
      walk.from(server, server.chats(), server.requests(), cassette, allowed, reply);
      walk.from(hearth.client().catalog().list(), hearth.client().testConnection());
      walk.from(ollama.detect());
    }
    CassetteBuilder again = Cassette.of(file);
    walk.from(
        again,
        CapturedExchange.parse(
            "{\"request\":{\"method\":\"GET\",\"path\":\"/\"},\"response\":{\"status\":200,"
                + "\"headers\":{},\"body\":\"\"}}"),
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
