package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import io.hearthlink.testkit.model.FakeChatModel;
import io.hearthlink.testkit.model.SchemaModel;
import io.hearthlink.testkit.model.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fake models of the test kit behind LangChain4j's own AI Services. */
class FakeModelsTest {

  /** What a service returns. */
  record Trip(String city, int days, Mode mode) {}

  /** How to go. */
  enum Mode {
    TRAIN,
    BOAT
  }

  /** A service that returns data. */
  interface Planner {
    Trip plan(String wish);
  }

  /** Notes what is called. */
  static final class Desk {
    final List<String> calls = new ArrayList<>();

    @Tool
    String weather(@P("the city") String city, @P("for how many days") int days) {
      calls.add("weather " + (!city.isEmpty() && days >= 0));
      return "fine";
    }

    @Tool
    String clock() {
      calls.add("clock");
      return "noon";
    }
  }

  @Test
  void a_schema_model_runs_through_tools_and_types() {
    Desk desk = new Desk();
    SchemaModel model = SchemaModel.create();
    Planner planner =
        AiServices.builder(Planner.class).chatModel(model.chatModel()).tools(desk).build();

    Trip trip = planner.plan("Somewhere warm");

    assertThat(desk.calls).containsExactlyInAnyOrder("weather true", "clock");
    assertThat(trip).isNotNull();
    assertThat(model.requests()).hasSize(2);
  }

  @Test
  void a_scripted_model_streams_to_an_ai_service() {
    ScriptedModel model = ScriptedModel.answers("Hello dear Anna");
    Alden alden =
        AiServices.builder(Alden.class)
            .chatModel(model.chatModel())
            .streamingChatModel(model)
            .chatMemoryProvider(user -> MessageWindowChatMemory.withMaxMessages(10))
            .build();
    List<String> words = new ArrayList<>();

    alden.stream("anna", "Hi")
        .onPartialResponse(words::add)
        .onError(
            e -> {
              throw new AssertionError(e);
            })
        .start();

    assertThat(words).containsExactly("Hello", " dear", " Anna");
    assertThat(FakeChatModel.userText(model.lastRequest())).isEqualTo("Hi");
  }
}
