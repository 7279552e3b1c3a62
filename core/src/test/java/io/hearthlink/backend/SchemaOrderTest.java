package io.hearthlink.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import io.hearthlink.Hearthlink;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.testkit.CapturedExchange;
import io.hearthlink.testkit.FakeServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Some servers sort the properties of a schema by name: the report says so where it shows. */
class SchemaOrderTest {

  private static final String NOTE =
      "The properties of the answer are not in the order of the schema.";

  @ParameterizedTest
  @CsvSource({
    "ollama, ollama-0.32/049-format-schema.json, true",
    "ollama, ollama-0.32/050-format-schema-stream.json, true",
    "ollama, ollama-0.23/049-format-schema.json, false",
    "ollama, ollama-0.23/050-format-schema-stream.json, false",
    "custom, llama-server/030-schema.json, false",
    "custom, llama-server/031-schema-stream.json, false",
    "custom, llama-server/033-schema-cut.json, false",
    "localai, localai/113-schema.json, true",
    "localai, localai/114-schema-stream.json, true",
    "localai, localai/127-schema-order.json, true",
    "localai, localai/128-schema-enum.json, false",
    "localai, localai/131-schema-nested.json, true"
  })
  void recorded_servers(String backend, String file, boolean broken) throws IOException {
    CapturedExchange exchange = CapturedExchange.parse(CaptureReplayTest.resource(file));
    JsonNode asked = new JsonMapper().readTree(exchange.requestBody());
    JsonNode schema =
        backend.equals("ollama")
            ? asked.path("format")
            : asked.path("response_format").path("json_schema").path("schema");
    ChatRequest request =
        ChatRequest.builder()
            .messages(UserMessage.from("Hello"))
            .responseFormat(format(JsonRawSchema.from(schema.toString())))
            .build();
    try (FakeServer server = FakeServer.replaying(exchange).start();
        Hearthlink hearth =
            Hearthlink.builder().backend(backend).endpoint(server.url()).model("m").build()) {
      ChatListener listener =
          asked.path("stream").asBoolean() ? ChatListener.text(text -> {}) : ChatListener.NONE;
      List<String> notes =
          hearth
              .client()
              .withOptions(CaptureReplayTest.options(asked))
              .start(request, listener)
              .await()
              .report()
              .notes();

      assertThat(notes.contains(NOTE)).isEqualTo(broken);
    }
  }

  @Test
  void only_json_in_another_order_is_broken() {
    ResponseFormat format =
        format(
            JsonObjectSchema.builder()
                .addStringProperty("name")
                .addIntegerProperty("age")
                .addProperty(
                    "home",
                    JsonRawSchema.from(
                        "{\"type\":\"array\",\"items\":"
                            + "{\"properties\":{\"street\":{},\"city\":{}}}}"))
                .build());

    for (String kept :
        List.of(
            "{}",
            "{\"name\":\"A\",\"age\":3}",
            "{\"name\":\"A\",\"home\":[]}",
            "{\"more\":1,\"name\":\"A\",\"other\":2,\"age\":3}",
            "{\"home\":[{\"street\":\"x\",\"city\":\"y\"}]}",
            "{\"age\":3,\"na",
            "no JSON",
            "5")) {
      assertThat(SchemaOrder.isBroken(format, kept)).as(kept).isFalse();
    }
    for (String broken :
        List.of(
            "{\"age\":3,\"name\":\"A\"}",
            "{\"home\":[],\"other\":1,\"age\":3}",
            "{\"home\":[{\"street\":\"x\"},{\"city\":\"y\",\"street\":\"x\"}]}")) {
      assertThat(SchemaOrder.isBroken(format, broken)).as(broken).isTrue();
      assertThat(SchemaOrder.isBroken(ResponseFormat.JSON, broken)).isFalse();
      assertThat(SchemaOrder.isBroken(null, broken)).isFalse();
    }
    assertThat(SchemaOrder.isBroken(format, null)).isFalse();
  }

  private static ResponseFormat format(JsonSchemaElement root) {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(JsonSchema.builder().name("answer").rootElement(root).build())
        .build();
  }
}
