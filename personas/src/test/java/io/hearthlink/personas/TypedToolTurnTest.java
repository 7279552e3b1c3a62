package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.SystemMessage;
import io.hearthlink.Hearthlink;
import io.hearthlink.config.WireFormat;
import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.tools.Toolbox;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Turns with a type of a persona whose client has tools. */
class TypedToolTurnTest {

  private static final FakeReply[] REPLIES = {
    FakeReply.toolCall("degrees", "{\"city\":\"Oslo\"}"),
    FakeReply.text("It is cold."),
    FakeReply.text("{\"city\":\"Oslo\",\"degrees\":\"cold\"}"),
    FakeReply.text("{\"city\":\"Oslo\",\"degrees\":3}")
  };

  record Weather(String city, int degrees) {}

  @SystemMessage("You are a weather station.")
  interface Station {
    Result<Weather> weather(String question);
  }

  /** A tool that must not be used twice. */
  static final class Thermometer {
    private final AtomicInteger uses = new AtomicInteger();

    @Tool(name = "degrees", value = "Measures")
    int degrees(@dev.langchain4j.agent.tool.P(name = "city", value = "The city") String city) {
      uses.incrementAndGet();
      return 3;
    }
  }

  static Stream<FakeServer> servers() {
    return Stream.of(
        FakeServer.ollama().answerInTurn(REPLIES).start(),
        FakeServer.openAi().answerInTurn(REPLIES).start(),
        FakeServer.anthropic().answerInTurn(REPLIES).start());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void usesToolsOnceHoweverOftenTheAnswerIsAskedFor(FakeServer server) {
    String kind = server.toString();
    WireFormat format = kind.startsWith("anthropic") ? WireFormat.ANTHROPIC : WireFormat.OPENAI;
    try (server;
        Hearthlink hearth =
            Hearthlink.builder()
                .llm(llm -> llm.endpoint(server.url()).model("m"))
                .llm(
                    llm ->
                        kind.startsWith("ollama")
                            ? llm.backend("ollama")
                            : llm.backend("custom").requestFormat(format).responseFormat(format))
                .build()) {
      Thermometer thermometer = new Thermometer();
      Station station =
          Personas.create(Station.class, hearth.client().withLayer(Toolbox.of(thermometer)));

      Result<Weather> result = station.weather("How warm is it in Oslo?");

      assertThat(result.content()).isEqualTo(new Weather("Oslo", 3));
      assertThat(result.toolExecutions()).hasSize(1);
      assertThat(thermometer.uses).hasValue(1);
      List<ChatCall> chats = server.chats();
      assertThat(chats).hasSize(4);
      assertThat(chats.get(0).toolNames()).containsExactly("degrees");
      assertThat(chats.get(0).schema().isMissingNode()).isTrue();
      assertThat(chats.subList(2, 4)).allSatisfy(c -> assertThat(c.toolNames()).isEmpty());
      assertThat(chats.get(2).schema().path("required")).hasSize(2);
      assertThat(chats.get(3).messages().toString()).contains("Result of degrees: 3");
      assertThat(chats.get(3).body().has("tool_choice")).isFalse();
    }
  }
}
