package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks JSON against a schema, with the path of whatever is wrong. Thread-safe. */
final class SchemaCheck {

  /** What a server that keeps to a schema cannot get wrong, however little of it it knows. */
  private static final Set<String> STRUCTURE =
      Set.of("type", "required", "additionalProperties", "enum", "const", "anyOf", "oneOf");

  private static final int MOST_PROBLEMS = 8;

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry
                  .schemaCacheEnabled(false)
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .locale(Locale.ENGLISH)
                          .formatAssertionsEnabled(true)
                          .build()));

  /**
   * What a check found.
   *
   * @param value the JSON, with what was converted
   * @param problems what is wrong, one line each
   * @param structural whether a server that knows the schema would not have answered so
   */
  record Checked(JsonNode value, List<String> problems, boolean structural) {}

  private final Schema schema;

  SchemaCheck(JsonNode schema) {
    this.schema = REGISTRY.getSchema(schema);
    this.schema.initializeValidators();
  }

  /** Checks {@code value}, and converts what can be converted without loss. */
  Checked check(JsonNode value) {
    List<Error> errors = schema.validate(value);
    if (errors.isEmpty()) {
      return new Checked(value, List.of(), false);
    }
    JsonNode converted = Lossless.converted(value, errors);
    List<Error> left = converted.equals(value) ? errors : schema.validate(converted);
    return new Checked(
        converted,
        Branches.relevant(left).stream()
            .map(SchemaCheck::line)
            .distinct()
            .limit(MOST_PROBLEMS)
            .toList(),
        left.stream().anyMatch(error -> STRUCTURE.contains(error.getKeyword())));
  }

  private static String line(Error error) {
    String where = error.getInstanceLocation().toString();
    return (where.isEmpty() ? "/" : where) + ": " + error.getMessage();
  }
}
