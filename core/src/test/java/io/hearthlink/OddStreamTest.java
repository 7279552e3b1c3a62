package io.hearthlink;

import static io.hearthlink.StreamTruthTest.ndjson;
import static io.hearthlink.StreamTruthTest.sse;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.StreamTruthTest.Wire;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only looks as if a stream had gone wrong. */
@Tag("fast")
class OddStreamTest {

  /** Vector T28. */
  @Test
  void doneBehindTheEndOfAnAnthropicStreamDoesNoHarm() {
    String end =
        """
        event: message_start
        data: {"type":"message_start","message":{"id":"1","model":"m","usage":{"input_tokens":3,"output_tokens":0}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":1}}

        event: message_stop
        data: {"type":"message_stop"}

        data: [DONE]

        """;
    try (FakeServer server = FakeServer.anthropic().answer(sse(end)).start();
        Hearthlink hearth = Wire.ANTHROPIC.hearth(server.url())) {
      Answer answer = hearth.client().stream("Hi", text -> {}).await();
      assertThat(answer.text()).isEqualTo("Hi");
      assertThat(answer.report().finish()).isEqualTo("end_turn");
    }
  }

  /** What only looks like a mark of the wire, inside text or arguments, is none. */
  @Test
  void marksInsideTheAnswerAreText() {
    String first =
        "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"a\"},\"done\":false}";
    String quoted =
        "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\" \\\"done\\\":true \\\"error\\\":1\"},\"done\":false}";
    String call =
        "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{\"done\":false}}}]},\"done\":true,\"done_reason\":\"stop\"}";
    try (FakeServer server = FakeServer.ollama().answer(ndjson(first, quoted, call)).start();
        Hearthlink hearth = Wire.OLLAMA.hearth(server.url())) {
      Answer answer = hearth.client().stream("Hi", text -> {}).await();
      assertThat(answer.text()).isEqualTo("a \"done\":true \"error\":1");
      assertThat(answer.functionCalls()).hasSize(1);
    }
  }

  /** Servers that do not stream although asked to are understood all the same. */
  @Test
  void oneBodyInsteadOfAStreamIsAnAnswer() {
    String body =
        "{\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}";
    try (FakeServer server = FakeServer.openAi().answer(FakeReply.json(body)).start();
        Hearthlink hearth = Wire.OPENAI.hearth(server.url())) {
      StringBuilder heard = new StringBuilder();
      Answer answer =
          hearth.client().stream("Hi", CallOptions.DEFAULT, ChatListener.text(heard::append))
              .await();
      assertThat(heard.toString()).isEqualTo("Hi");
      assertThat(answer.text()).isEqualTo("Hi");
    }
  }
}
