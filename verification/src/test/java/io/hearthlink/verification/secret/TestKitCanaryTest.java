package io.hearthlink.verification.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hearthlink.Hearthlink;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.RealCalls;
import io.hearthlink.testkit.cassette.Cassette;
import io.hearthlink.testkit.model.ModelReply;
import io.hearthlink.testkit.model.SchemaModel;
import io.hearthlink.testkit.model.ScriptedModel;
import io.hearthlink.verification.report.Suite;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tests record, and what they say when they fail, is without keys: both are for others. */
class TestKitCanaryTest {

  private static final Canary CANARY = Canary.fresh();
  private static final Suite SUITE = Suite.of("canary: test kit");

  private final Evidence evidence = new Evidence(CANARY);

  @ParameterizedTest
  @EnumSource
  void recordings(Speech speech, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("tape.json");
    try (FakeServer real =
            speech
                .server()
                .answerWith(
                    call ->
                        FakeReply.error(401, CANARY.echo())
                            .withHeader("X-Tenant", CANARY.header())
                            .withHeader("Location", "http://u:" + CANARY.key() + "@localhost/"))
                .start();
        Cassette cassette = Cassette.of(file).from(real.url()).recordingInCi().start()) {
      asks(speech, cassette, CANARY.question());
      evidence.add(Channel.TEST_FAILURE, "cassette", cassette.toString());
    }
    evidence.add(Channel.CASSETTE, "tape", Files.readString(file));

    Cassette replayed = Cassette.of(file).start();
    asks(speech, replayed, CANARY.question());
    asks(speech, replayed, CANARY.key() + " " + CANARY.header());
    told(replayed::close);
    evidence.judge(SUITE, "recording " + speech);
  }

  private static void asks(Speech speech, Cassette cassette, String question) {
    try (Hearthlink hearth = speech.hearth(cassette.url(), CANARY).build()) {
      assertThat(catchThrowable(() -> hearth.client().generate(question))).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:KEY@models.example:1/?key=KEY",
        "http://models.example:1/KEY?key=KEY#KEY",
        "user:KEY@models.example",
        "models .example?KEY",
        "http://models example/?KEY",
      })
  void addresses(String address) {
    String url = address.replace("KEY", CANARY.key());
    evidence.add(Channel.TEST_FAILURE, "any", "");
    try (RealCalls forbidden = RealCalls.forbid()) {
      assertThat(forbidden).isNotNull();
      toldIfAny(() -> RealCalls.allow(url).close());
      toldIfAny(() -> RealCalls.allowedForTheRun(url));
      toldIfAny(() -> Cassette.of(Path.of("none.json")).from(url).start().close());
      toldIfAny(() -> ProxySelector.getDefault().select(URI.create(url.replace(" ", "%20"))));
    }
    evidence.judge(SUITE, "address " + address);
  }

  @Test
  void forbiddenCalls() {
    try (RealCalls forbidden = RealCalls.forbid();
        Hearthlink hearth = Speech.OPENAI.hearth("http://models.example:1", CANARY).build()) {
      assertThat(forbidden).isNotNull();
      told(() -> hearth.client().generate(CANARY.question()));
    }
    evidence.judge(SUITE, "forbidden call");
  }

  @Test
  void fakeModels() {
    try (Hearthlink hearth = Speech.OPENAI.hearth("http://models.example:1", CANARY).build()) {
      ScriptedModel silent = ScriptedModel.answers(new String[0]);
      ScriptedModel scripted = ScriptedModel.answers(ModelReply.text(CANARY.question()));
      told(() -> hearth.client(silent).generate(CANARY.question()));
      hearth.client(scripted).generate(CANARY.question());
      SchemaModel schema = SchemaModel.create();
      hearth.client(schema).generate(CANARY.question());
      new ObjectWalk(evidence).from(silent, scripted, schema);
    }
    evidence.judge(SUITE, "fake models");
  }

  private void told(ThrowingCallable code) {
    Throwable thrown = catchThrowable(code);
    assertThat(thrown).isNotNull();
    evidence.add(Channel.TEST_FAILURE, "thrown", Evidence.trace(thrown));
  }

  private void toldIfAny(ThrowingCallable code) {
    Throwable thrown = catchThrowable(code);
    if (thrown != null) {
      evidence.add(Channel.TEST_FAILURE, "thrown", Evidence.trace(thrown));
    }
  }

  @AfterAll
  static void end() throws Exception {
    LeftFiles.end(SUITE, CANARY);
  }
}
