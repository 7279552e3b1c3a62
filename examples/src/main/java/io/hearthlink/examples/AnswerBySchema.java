package io.hearthlink.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.structured.Extractor;
import io.hearthlink.structured.ShortSchema;

/** Answers with JSON of a schema, for programs that have no type for it. */
public final class AnswerBySchema {

  private AnswerBySchema() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    String schema = ShortSchema.toJsonSchema("name, age int, city");
    System.out.println(schema);
    try (Hearthlink hearth = Hearthlink.builder().model("embedded:ember").build()) {
      LlmClient llm = hearth.client().withOptions(CallOptions.DEFAULT.withTemperature(0));
      JsonNode person =
          Extractor.generateStructured(
              llm, "Extract the person: Anna is 34 years old and lives in Berlin.", schema);
      System.out.println("Name: " + person.path("name").asText());
    }
  }
}
