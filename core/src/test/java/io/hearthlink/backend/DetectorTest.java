package io.hearthlink.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.Hearthlink;
import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.testkit.FakeModel;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeServerBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found at an address, told by what it says of itself. */
class DetectorTest {

  static Stream<Arguments> servers() {
    return Stream.of(
        Arguments.of(FakeServer.ollama(), BackendKind.OLLAMA),
        Arguments.of(FakeServer.lmStudio(), BackendKind.LMSTUDIO),
        Arguments.of(FakeServer.localAi(), BackendKind.LOCALAI),
        Arguments.of(FakeServer.llamaServer(), BackendKind.LLAMACPP),
        Arguments.of(FakeServer.openAi(), BackendKind.CUSTOM));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("servers")
  void tellsServersApartAndListsTheirModels(FakeServerBuilder script, BackendKind kind) {
    FakeModel model = FakeModel.of("qwen3:4b").withContextLength(4096);
    try (FakeServer server = script.model(model).start()) {
      Detection found = detected(server);
      assertThat(found.kind()).isEqualTo(kind);
      assertThat(found.models()).extracting(ModelInfo::name).containsExactly("qwen3:4b");
      assertThat(found.problem()).isNull();
      assertThat(found.usable()).isTrue();
      assertThat(found.listening()).isTrue();
    }
  }

  @Test
  void aServerWithoutModelsIsKnownButNotUsable() {
    FakeReply none = FakeReply.json("{\"models\":null}");
    try (FakeServer ollama = FakeServer.ollama().route("GET", "/api/tags", none).start();
        FakeServer lmStudio = FakeServer.lmStudio().start()) {
      assertThat(detected(ollama).kind()).isEqualTo(BackendKind.OLLAMA);
      assertThat(detected(ollama).problem()).isEqualTo("it has no model");
      assertThat(detected(lmStudio).kind()).isEqualTo(BackendKind.LMSTUDIO);
      assertThat(detected(lmStudio).usable()).isFalse();
    }
  }

  @Test
  void aLlamaServerThatLoadsIsKnown() {
    FakeReply loading =
        FakeReply.status(
            503,
            "{\"error\":{\"message\":\"Loading model\",\"type\":\"unavailable_error\",\"code\":503}}");
    try (FakeServer server = FakeServer.llamaServer().routeWith(request -> loading).start()) {
      Detection found = detected(server);
      assertThat(found.kind()).isEqualTo(BackendKind.LLAMACPP);
      assertThat(found.usable()).isFalse();
      assertThat(found.problem()).isEqualTo("it loads its model");
    }
  }

  @Test
  void whatCannotBeAskedSaysWhy() {
    try (FakeServer locked = FakeServer.localAi().apiKey("k").model("m").start();
        FakeServer page = FakeServer.openAi().routeWith(request -> FakeReply.html()).start();
        FakeServer silent = FakeServer.openAi().routeWith(request -> FakeReply.silence()).start();
        FakeServer nobody = FakeServer.refusing()) {
      assertThat(detected(locked).problem()).isEqualTo("it asks for a key: set llm.api_key");
      assertThat(detected(page).problem())
          .isEqualTo("something answers, but no model server that is known");
      assertThat(detected(silent).problem())
          .isEqualTo("something listens, but it did not reply within 2 s");
      assertThat(detected(nobody).problem()).isEqualTo("connection refused");
      assertThat(detected(nobody).listening()).isFalse();
      assertThat(detected(nobody).kind()).isNull();
    }
  }

  private static Detection detected(FakeServer server) {
    try (Hearthlink hearth = Hearthlink.builder().endpoint(server.url()).build()) {
      return hearth.detect().get(0);
    }
  }
}
