package io.hearthlink.structured;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.structured.JsonText.BadJsonException;
import java.util.List;

/** A JSON Schema that a program brings, and what is refused of it. */
final class BroughtSchema {

  private static final SpecificationVersion DEFAULT = SpecificationVersion.DRAFT_2020_12;
  private static final Schema RULES =
      SchemaRegistry.withDefaultDialect(DEFAULT)
          .getSchema(SchemaLocation.of(DEFAULT.getDialectId()));

  private BroughtSchema() {}

  /**
   * Reads a schema.
   *
   * @throws ConfigurationException if it is none, or leads out of itself
   */
  static ObjectNode read(String json) {
    try {
      ObjectNode schema = Form.schema(json);
      for (String reference : schema.findValuesAsText("$ref")) {
        if (!reference.startsWith("#")) {
          throw refusal("has a $ref that leads out of it: put what it names into $defs");
        }
      }
      if (!schema.has("$schema")) {
        for (Error error : RULES.validate(schema)) {
          throw refusal("is wrong at " + error.getInstanceLocation() + ": " + error.getMessage());
        }
      }
      // its references lead within it, wherever it is put
      schema.remove("$id");
      return Definitions.inlined(schema, "Root");
    } catch (BadJsonException e) {
      throw refusal("is no JSON object that can be read");
    }
  }

  private static ConfigurationException refusal(String problem) {
    return new ConfigurationException(
        "The JSON Schema " + problem + ".", null, "schema", 0, 0, List.of(), null);
  }
}
