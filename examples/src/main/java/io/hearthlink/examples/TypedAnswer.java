package io.hearthlink.examples;

import dev.langchain4j.model.output.structured.Description;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.structured.Extraction;
import io.hearthlink.structured.Extractor;
import java.util.List;

/** Extracts a record from a text, generates one from a prompt, and looks at how they came to be. */
public final class TypedAnswer {

  private static final String TEXT =
      "Anna is 34 years old, works as a teacher and lives in Berlin.";

  private TypedAnswer() {}

  /** What is extracted. */
  record Person(@Description("First name") String name, int age, String city) {}

  /** What is generated. */
  record Languages(List<Language> languages) {}

  /** Part of it. */
  record Language(String name, String description, int popularity_score) {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().model("embedded:ember").build()) {
      LlmClient llm = hearth.client().withOptions(CallOptions.DEFAULT.withTemperature(0));

      System.out.println(Extractor.of(llm, Person.class).extract(TEXT));

      Languages top =
          Extractor.of(llm, Languages.class)
              .generate("List the top 3 programming languages for AI development.");
      top.languages().forEach(System.out::println);

      Extraction<Person> result = Extractor.of(llm, Person.class).start(TEXT).await();
      result
          .attempts()
          .forEach(attempt -> System.out.println(attempt.mode() + ": " + attempt.problems()));
      System.out.println("Tokens: " + result.report().usage().totalTokenCount());
    }
  }
}
