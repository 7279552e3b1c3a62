package io.hearthlink.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import io.hearthlink.engine.Answer;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Every schema of the documented subset passes through the worker without ending it. */
class SchemaGrammarProperties {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Embedded EMBEDDED = Embedded.open();

  @AfterContainer
  static void close() {
    EMBEDDED.close();
  }

  @Property(tries = 40)
  void answersFitTheSchema(@ForAll("schemas") JsonNode schema) throws Exception {
    ObjectNode root = ((ObjectNode) schema).deepCopy();
    root.putObject("$defs").set("node", node());
    Answer answer =
        EMBEDDED.ask(
            Embedded.request(
                EmberPrompts.PERSON,
                Embedded.schema(root.toString())
                    .overrideWith(
                        DefaultChatRequestParameters.builder().maxOutputTokens(120).build())));
    if (!answer.truncated()) {
      assertThat(Fits.fits(new ObjectMapper().readTree(answer.text()), root, root))
          .as("%s for %s", answer.text(), root)
          .isTrue();
    }
  }

  @Property(tries = 25)
  void toolsMayHaveSuchParameters(@ForAll("schemas") JsonNode schema) {
    ToolSpecification tool =
        ToolSpecification.builder()
            .name("f")
            .parameters(
                JsonObjectSchema.builder()
                    .addProperty("a", JsonRawSchema.from(schema.toString()))
                    .definitions(Map.of("node", JsonRawSchema.from(node().toString())))
                    .build())
            .build();
    Answer answer =
        EMBEDDED.ask(
            ChatRequest.builder()
                .messages(UserMessage.from(EmberPrompts.HELLO))
                .toolSpecifications(tool)
                .maxOutputTokens(1)
                .build());
    assertThat(answer.report().usage().inputTokenCount()).isGreaterThan(50);
  }

  @Provide
  Arbitrary<JsonNode> schemas() {
    return schemas(3);
  }

  private Arbitrary<JsonNode> schemas(int depth) {
    if (depth == 0) {
      return scalars();
    }
    Arbitrary<JsonNode> parts = schemas(depth - 1);
    return Arbitraries.oneOf(
        parts,
        parts.list().ofMinSize(1).ofMaxSize(3).map(SchemaGrammarProperties::anyOf),
        Combinators.combine(
                parts, Arbitraries.integers().between(0, 3), Arbitraries.integers().between(3, 5))
            .as(SchemaGrammarProperties::array),
        Combinators.combine(
                names().list().ofMaxSize(4).uniqueElements(),
                parts.list().ofSize(4),
                Arbitraries.integers().between(0, 15))
            .as(SchemaGrammarProperties::object));
  }

  private Arbitrary<JsonNode> scalars() {
    return Arbitraries.of(
            "{\"type\":\"string\"}",
            "{\"type\":\"integer\",\"description\":\"how many\"}",
            "{\"type\":\"number\"}",
            "{\"type\":\"boolean\"}",
            "{\"type\":\"null\"}",
            "{\"type\":[\"string\",\"null\"]}",
            "{\"type\":\"string\",\"minLength\":2,\"maxLength\":5}",
            "{\"type\":\"string\",\"format\":\"date\"}",
            "{\"type\":\"string\",\"format\":\"time\"}",
            "{\"type\":\"string\",\"format\":\"date-time\"}",
            "{\"type\":\"string\",\"format\":\"uuid\"}",
            "{\"enum\":[\"a b\",\"\\\"quoted\\\\\",\"é😀\",\"line\\nbreak\",7,null,true]}",
            "{\"const\":\"x\"}",
            "{\"const\":-1.5}",
            "{\"type\":\"object\"}",
            "{\"type\":\"object\",\"additionalProperties\":false}",
            "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}",
            "{\"type\":\"array\"}",
            "{\"$ref\":\"#/$defs/node\"}")
        .map(SchemaGrammarProperties::parse);
  }

  private Arbitrary<String> names() {
    return Arbitraries.of("name", "a b", "\"q\\", "é", "😀", "x-y", "0", "line\nbreak");
  }

  private static JsonNode node() {
    return parse(
        "{\"type\":\"object\",\"properties\":{\"value\":{\"type\":\"integer\"},"
            + "\"next\":{\"anyOf\":[{\"type\":\"null\"},{\"$ref\":\"#/$defs/node\"}]}},"
            + "\"required\":[\"value\"]}");
  }

  private static JsonNode anyOf(List<JsonNode> choices) {
    ObjectNode schema = JSON.objectNode();
    choices.forEach(schema.putArray("anyOf")::add);
    return schema;
  }

  private static JsonNode array(JsonNode items, int least, int most) {
    ObjectNode schema = JSON.objectNode().put("type", "array");
    schema.set("items", items);
    return schema.put("minItems", least).put("maxItems", most);
  }

  private static JsonNode object(List<String> names, List<JsonNode> parts, int required) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (int i = 0; i < names.size(); i++) {
      properties.set(names.get(i), parts.get(i));
      if ((required >> i & 1) == 1) {
        schema.withArray("required").add(names.get(i));
      }
    }
    return schema;
  }

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
