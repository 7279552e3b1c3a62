package io.hearthlink.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever schema is asked for, another validator finds the data valid. */
class SchemaModelProperties {

  @Property(tries = 1_000)
  void data_is_valid_for_its_schema(@ForAll("schemas") JsonNode part, @ForAll long seed) {
    ObjectNode schema = AnySchemas.root(part);

    String data = answer(SchemaModel.withSeed(seed), JsonRawSchema.from(schema.toString())).text();

    Validity.assertValid(schema, data);
    assertThat(answer(SchemaModel.withSeed(seed), JsonRawSchema.from(schema.toString())).text())
        .isEqualTo(data);
  }

  @Property(tries = 200)
  void arguments_are_valid_for_their_parameters(
      @ForAll("schemas") JsonNode part, @ForAll long seed) {
    JsonObjectSchema parameters =
        JsonObjectSchema.builder()
            .addProperty("value", JsonRawSchema.from(part.toString()))
            .definitions(Map.of("tree", raw(part, "tree"), "a~/%b", raw(part, "a~/%b")))
            .required("value")
            .build();
    ChatRequest request =
        ChatRequest.builder()
            .messages(UserMessage.from("Go"))
            .toolSpecifications(
                ToolSpecification.builder().name("f").parameters(parameters).build())
            .build();

    ToolExecutionRequest call =
        SchemaModel.withSeed(seed)
            .chatModel()
            .chat(request)
            .aiMessage()
            .toolExecutionRequests()
            .get(0);

    ObjectNode schema = AnySchemas.root(Validity.json("{\"type\":\"object\"}"));
    schema.putObject("properties").set("value", part);
    schema.putArray("required").add("value");
    Validity.assertValid(schema, call.arguments());
  }

  @Provide
  Arbitrary<JsonNode> schemas() {
    return AnySchemas.parts(3);
  }

  private static JsonRawSchema raw(JsonNode part, String name) {
    return JsonRawSchema.from(AnySchemas.root(part).path("$defs").path(name).toString());
  }

  private static AiMessage answer(SchemaModel model, JsonSchemaElement root) {
    ResponseFormat format =
        ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder().name("Data").rootElement(root).build())
            .build();
    return model
        .chatModel()
        .chat(ChatRequest.builder().messages(UserMessage.from("Go")).responseFormat(format).build())
        .aiMessage();
  }
}
