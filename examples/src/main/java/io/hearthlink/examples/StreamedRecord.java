package io.hearthlink.examples;

import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.structured.ActiveExtraction;
import io.hearthlink.structured.Extractor;

/** Shows a record while it comes: what is complete of it, and nothing made up. */
public final class StreamedRecord {

  private StreamedRecord() {}

  /** What is extracted. */
  record Person(String name, int age, String city) {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().model("embedded:ember").build()) {
      LlmClient llm = hearth.client().withOptions(CallOptions.DEFAULT.withTemperature(0));
      ActiveExtraction<Person> active =
          Extractor.of(llm, Person.class).stream(
              "Anna is 34 years old, works as a teacher and lives in Berlin.",
              partial -> System.out.println(partial.json() + " -> " + partial.value()));
      System.out.println(active.await().value());
    }
  }
}
