package io.hearthlink.structured;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.error.OutputAttempt;
import io.hearthlink.error.OutputAttempt.Mode;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Typed answers of a real model: ember, in the embedded engine, with texts of its corpus. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmberTest {

  private static final String ANNA =
      "Anna is 34 years old, works as a teacher and lives in Berlin.";
  private static final String LANGUAGES =
      "List the top 3 programming languages for AI development.";

  private final Hearthlink hearth = Hearthlink.builder().model("embedded:ember").build();
  private LlmClient client = hearth.client();

  record Person(String name, @Min(0) int age, String city) {}

  record Language(String name, String description, int popularity_score) {}

  record Languages(List<Language> languages) {}

  @BeforeAll
  void choose() {
    client = hearth.client().withOptions(CallOptions.DEFAULT.withTemperature(0));
  }

  @AfterAll
  void close() {
    hearth.close();
  }

  @Test
  void extractsARecordUnderTheGrammar() {
    Extraction<Person> result = Extractor.of(client, Person.class).start(ANNA).await();
    assertThat(result.value()).isEqualTo(new Person("Anna", 34, "Berlin"));
    // "minimum" is no part of the grammar: the first request is refused before it is sent
    assertThat(result.attempts().get(result.attempts().size() - 1))
        .satisfies(last -> assertThat(last.mode()).isEqualTo(Mode.NATIVE));
  }

  @Test
  void streamsARecord() {
    List<Partial<Person>> partials = new ArrayList<>();
    Extraction<Person> result =
        Extractor.of(client, Person.class).stream(ANNA, partials::add).await();
    assertThat(partials).hasSize(4);
    assertThat(partials.get(3).value()).contains(result.value());
  }

  @Test
  void fillsTheSchemaOfThreeLanguages() {
    Languages languages = Extractor.of(client, Languages.class).generate(LANGUAGES);
    assertThat(languages.languages()).hasSize(3).map(Language::name).contains("Python");
    assertThat(languages.languages())
        .allSatisfy(l -> assertThat(l.popularity_score()).isPositive());
  }

  @Test
  void answersByASchemaOfTheShortForm() {
    JsonNode json =
        Extractor.ofSchema(client, ShortSchema.toJsonSchema("name, age int, city")).extract(ANNA);
    assertThat(json.path("age").intValue()).isEqualTo(34);
  }

  @Test
  void takesTheToolOrThePromptWhereAGrammarCannotBeMade() {
    String schema =
        "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}},"
            + "\"required\":[\"name\"],\"patternProperties\":{\"^x\":{\"type\":\"string\"}}}";
    Extraction<JsonNode> result = Extractor.ofSchema(client, schema).start(ANNA).await();
    assertThat(result.value().path("name").asText()).isEqualTo("Anna");
    assertThat(result.attempts()).map(OutputAttempt::mode).startsWith(Mode.NATIVE);
  }
}
