package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * LM Studio and Anthropic were not recorded: their replies have the shapes of their documentation,
 * and of what users of LM Studio report.
 */
class DocumentedShapesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET  | /api/v1/models           | 200 | {"models":[{"type":"llm","publisher":"p","key":"k","display_name":"d","architecture":"a","quantization":{"name":"n","bits_per_weight":8},"size_bytes":1,"params_string":"4M","loaded_instances":[{"id":"i","config":{"context_length":1,"eval_batch_size":1,"parallel":1,"flash_attention":true,"offload_kv_cache_to_gpu":true}}],"max_context_length":1,"format":"gguf","capabilities":{"vision":true,"trained_for_tool_use":true}}]}
          GET  | /api/v0/models           | 200 | {"object":"list","data":[{"id":"i","object":"model","type":"llm","publisher":"p","arch":"a","compatibility_type":"gguf","quantization":"q","state":"loaded","max_context_length":1,"loaded_context_length":1}]}
          POST | /api/v1/models/load      | 200 | {"type":"llm","instance_id":"i","load_time_seconds":0.5,"status":"loaded"}
          POST | /api/v1/models/unload    | 200 | {"instance_id":"i"}
          POST | /api/v1/models/download  | 200 | {"status":"already_downloaded"}
          GET  | /v1/models               | 200 | {"object":"list","data":[{"id":"i","object":"model","created":1,"owned_by":"o"}]}
          GET  | /health                  | 200 | {"error":"e"}
          POST | /chat/completions        | 200 | {"error":"e"}
          """)
  void anLmStudioKeepsToItsDocumentation(String method, String path, int status, String shape)
      throws Exception {
    try (FakeServer server = FakeServer.lmStudio().model("ember").answer("Hello").start()) {
      RawClient.chat(server, Wire.OPENAI, false);
      String body = "{\"model\":\"ember\",\"instance_id\":\"ember\"}";
      RawClient.Reply reply =
          RawClient.ask(server, method, path, method.equals("POST") ? body : "");
      assertThat(reply.status()).isEqualTo(status);
      assertThat(json(reply.body())).isEqualTo(json(shape));
    }
  }

  @Test
  void anLmStudioAnswersInTheFormOfOpenAi() throws Exception {
    try (FakeServer server = FakeServer.lmStudio().answer(FakeReply.pieces("a", "b")).start()) {
      assertThat(json(RawClient.chat(server, Wire.OPENAI, false).body()))
          .isEqualTo(
              json(
                  "{\"id\":\"i\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\","
                      + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                      + "\"content\":\"t\"},\"finish_reason\":\"stop\"}],"
                      + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":1}}"));
      assertThat(RawClient.chat(server, Wire.OPENAI, true).body().lines())
          .filteredOn(line -> line.startsWith("data: "))
          .map(line -> line.replaceAll(".*\"choices\":|\\d+", "0"))
          .containsExactly(
              "0[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null},\"finish_reason\":null}]}",
              "0[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}",
              "0[{\"index\":0,\"delta\":{\"content\":\"b\"},\"finish_reason\":null}]}",
              "0[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
              "0[],\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}}",
              "data: [DONE]");
    }
  }

  @Test
  void anLmStudioRefusesJsonWithoutASchema() throws Exception {
    try (FakeServer server = FakeServer.lmStudio().answer("{}").start()) {
      String body = "{\"model\":\"m\",\"messages\":[],\"response_format\":{\"type\":\"%s\"}}";
      RawClient.Reply refused =
          RawClient.ask(server, "POST", "/v1/chat/completions", body.formatted("json_object"));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().path("error").asText()).contains("must be 'json_schema' or 'text'");
      assertThat(
              RawClient.ask(server, "POST", "/v1/chat/completions", body.formatted("json_schema"))
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void anLmStudioWantsItsKey() throws Exception {
    try (FakeServer server = FakeServer.lmStudio().apiKey("k").answer("Hello").start()) {
      RawClient.Reply reply = RawClient.chat(server, Wire.OPENAI, false);
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.json().at("/error/code").asText()).isEqualTo("invalid_api_key");
    }
  }

  @Test
  void anLmStudioFailsInANamedEvent() throws Exception {
    FakeReply reply = FakeReply.pieces("a", "b").failingAfter(1, "Compute error.");
    try (FakeServer server = FakeServer.lmStudio().answer(reply).start()) {
      assertThat(RawClient.chat(server, Wire.OPENAI, true).body())
          .contains("event: error\ndata: {\"error\":{\"message\":\"Compute error.\"")
          .doesNotContain("[DONE]");
    }
  }

  @Test
  void anAnthropicStreamHasItsEventsInOrder() throws Exception {
    FakeReply reply =
        FakeReply.pieces("a", "b")
            .withReasoning("r")
            .withToolCalls(FakeToolCall.of("f", "{\"x\":1}"));
    try (FakeServer server = FakeServer.anthropic().answer(reply).start()) {
      RawClient.Reply stream = RawClient.chat(server, Wire.ANTHROPIC, true);
      assertThat(stream.head()).contains("request-id: ");
      assertThat(stream.body().lines().filter(line -> line.startsWith("event: ")))
          .map(line -> line.substring(7))
          .containsExactly(
              "message_start",
              "ping",
              "content_block_start",
              "content_block_delta",
              "content_block_delta",
              "content_block_stop",
              "content_block_start",
              "content_block_delta",
              "content_block_delta",
              "content_block_stop",
              "content_block_start",
              "content_block_delta",
              "content_block_delta",
              "content_block_stop",
              "message_delta",
              "message_stop");
      assertThat(stream.body())
          .containsSubsequence(
              "thinking_delta", "signature_delta", "text_delta", "text_delta", "input_json_delta");
    }
  }

  @Test
  void anAnthropicAnswerAndItsErrorsHaveTheirKeys() throws Exception {
    try (FakeServer server =
        FakeServer.anthropic()
            .answerInTurn(FakeReply.text("Hello"))
            .answer(FakeReply.error(529, "Overloaded"))
            .start()) {
      assertThat(json(RawClient.chat(server, Wire.ANTHROPIC, false).body()))
          .isEqualTo(
              json(
                  "{\"id\":\"i\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\","
                      + "\"content\":[{\"type\":\"text\",\"text\":\"t\"}],"
                      + "\"stop_reason\":\"end_turn\",\"stop_sequence\":null,"
                      + "\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}"));
      RawClient.Reply error = RawClient.chat(server, Wire.ANTHROPIC, true);
      assertThat(error.status()).isEqualTo(529);
      assertThat(json(error.body()))
          .isEqualTo(
              json(
                  "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"m\"},"
                      + "\"request_id\":\"r\"}"));
    }
  }

  private static Shape json(String body) {
    return Shape.of(0, List.of(), "application/json", body);
  }
}
