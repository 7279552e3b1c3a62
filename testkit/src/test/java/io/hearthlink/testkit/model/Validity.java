package io.hearthlink.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Asks networknt's validator, which knows nothing of how the data was made. */
final class Validity {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Validity() {}

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  static List<Error> errors(JsonNode schema, String data) {
    return SCHEMAS
        .getSchema(schema)
        .validate(
            json(data),
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  static void assertValid(JsonNode schema, String data) {
    assertThat(errors(schema, data)).as("%s for %s", data, schema).isEmpty();
  }
}
