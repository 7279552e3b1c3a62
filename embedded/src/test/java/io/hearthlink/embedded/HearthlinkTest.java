package io.hearthlink.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The embedded backend behind the door of Hearthlink. */
class HearthlinkTest {

  @Test
  void aHundredClientsShareOneWorkerAndAddNoThread() {
    try (Hearthlink hearth = Hearthlink.builder().model("embedded:ember").build()) {
      assertThat(hearth.client().generate(EmberPrompts.HELLO).text()).isNotEmpty();
      Set<Thread> threads = Embedded.threads();
      List<LlmClient> clients =
          IntStream.range(0, 100)
              .mapToObj(i -> hearth.client().withModel("embedded:ember"))
              .toList();
      assertThat(threads).containsAll(Embedded.threads());
      assertThat(clients.get(0).generate(EmberPrompts.HELLO).text())
          .isEqualTo(clients.get(99).generate(EmberPrompts.HELLO).text());
      assertThat(Embedded.workers()).hasSize(1);
    }
    assertThat(Embedded.workers()).isEmpty();
  }

  @Test
  void aCallThatIsWrittenAsTextBecomesAToolCall() {
    try (Hearthlink hearth = Hearthlink.builder().model("embedded:ember").build()) {
      ToolSpecification weather =
          ToolSpecification.builder()
              .name("get_weather")
              .description("Get the current weather for a location 🌦")
              .parameters(
                  JsonObjectSchema.builder()
                      .addStringProperty("location", "The city")
                      .required("location")
                      .build())
              .build();
      Answer answer =
          hearth
              .client()
              .start(
                  ChatRequest.builder()
                      .messages(UserMessage.from(EmberPrompts.WEATHER))
                      .toolSpecifications(weather)
                      .build(),
                  ChatListener.NONE)
              .await();
      assertThat(answer.functionCalls())
          .singleElement()
          .satisfies(call -> assertThat(call.arguments()).contains("Berlin"));
    }
  }
}
