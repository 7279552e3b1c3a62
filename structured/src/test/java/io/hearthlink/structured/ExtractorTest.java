package io.hearthlink.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.OutputAttempt;
import io.hearthlink.error.OutputAttempt.Mode;
import io.hearthlink.error.StructuredOutputException;
import io.hearthlink.testkit.FakeReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Typed answers on the three wires. */
class ExtractorTest {

  private static final String TEXT = "Anna is 34 and lives in Berlin.";
  private static final String JSON = "{\"name\": \"Anna\", \"age\": 34, \"city\": \"Berlin\"}";
  private static final Person ANNA = new Person("Anna", 34, "Berlin");

  record Person(String name, int age, String city) {}

  @ParameterizedTest
  @EnumSource
  void extractsARecordUnderTheSchemaOfTheServer(TestWire wire) {
    try (Stage stage = Stage.of(wire, FakeReply.text(JSON))) {
      assertThat(Extractor.of(stage.client(), Person.class).extract(TEXT)).isEqualTo(ANNA);

      assertThat(stage.chat(0).schema().path("required"))
          .map(name -> name.asText())
          .containsExactly("name", "age", "city");
      assertThat(stage.chat(0).userText()).contains(TEXT, "\"city\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void fillsTheSchemaOfThreeLanguages(TestWire wire) {
    record Language(String name, String description, int popularity_score) {}
    record Languages(List<Language> languages) {}
    String three =
        Stream.of("Python", "Java", "C++")
            .map(
                name ->
                    "{\"name\": \"" + name + "\", \"description\": \"d\", \"popularity_score\": 9}")
            .collect(Collectors.joining(", ", "{\"languages\": [", "]}"));
    try (Stage stage = Stage.of(wire, FakeReply.text(three), FakeReply.text(three))) {
      Extractor<Languages> extractor = Extractor.of(stage.client(), Languages.class);
      Languages blocking = extractor.generate("List the top 3 programming languages.");
      List<Integer> seen = new ArrayList<>();
      Extraction<Languages> streamed =
          extractor.withInstructions("").stream(
                  "List the top 3 programming languages.",
                  partial -> partial.value().ifPresent(l -> seen.add(l.languages().size())))
              .await();
      assertThat(blocking.languages()).map(Language::name).containsExactly("Python", "Java", "C++");
      assertThat(streamed.value()).isEqualTo(blocking);
      assertThat(seen).containsExactly(1, 2, 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void streamsWhatIsComplete(TestWire wire) throws Exception {
    FakeReply pieces =
        FakeReply.pieces("{\"na", "me\": \"An", "na\", \"age\": 3", "4, \"city\": \"Ber", "lin\"}");
    try (Stage stage = Stage.of(wire, pieces)) {
      List<Partial<Person>> partials = new ArrayList<>();
      ActiveExtraction<Person> active =
          Extractor.of(stage.client(), Person.class).stream(TEXT, partials::add);

      Extraction<Person> result = active.result().get(1, TimeUnit.MINUTES);

      assertThat(partials)
          .map(partial -> partial.json().toString())
          .containsExactly(
              "{}",
              "{\"name\":\"Anna\"}",
              "{\"name\":\"Anna\",\"age\":34}",
              "{\"name\":\"Anna\",\"age\":34,\"city\":\"Berlin\"}");
      assertThat(partials.subList(0, 3)).allMatch(partial -> partial.value().isEmpty());
      assertThat(partials.get(3).value()).contains(result.value()).contains(ANNA);
    }
  }

  @ParameterizedTest
  @EnumSource
  void asksAgainForWhatWasLeftOut(TestWire wire) {
    FakeReply incomplete = FakeReply.text("{\"name\": \"Anna\"}").withUsage(10, 5);
    try (Stage stage = Stage.of(wire, incomplete, FakeReply.text(JSON).withUsage(20, 7))) {
      Extraction<Person> result = Extractor.of(stage.client(), Person.class).start(TEXT).await();

      assertThat(result.value()).isEqualTo(ANNA);
      assertThat(result.attempts())
          .map(OutputAttempt::problems)
          .element(0)
          .isEqualTo(
              List.of(
                  "/: required property 'age' not found", "/: required property 'city' not found"));
      OutputAttempt last = result.attempts().get(result.attempts().size() - 1);
      assertThat(last.problems()).isEmpty();
      assertThat(result.attempts()).allSatisfy(a -> assertThat(a.time()).isPositive());
      // Ollama refuses the tool before anything is sent
      assertThat(result.attempts())
          .map(a -> a.usage().totalTokenCount())
          .filteredOn(tokens -> tokens > 0)
          .containsExactly(15, 27);
      assertThat(result.report().usage().totalTokenCount()).isEqualTo(42);
      assertThat(result.report().attempts()).isEqualTo(2);
      assertThat(stage.chat(1).messages().toString())
          .contains("required property 'age' not found")
          .contains("{\\\"name\\\": \\\"Anna\\\"}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void repairsAnEqualRepeatedKeyAndAsksAgainForAnotherOne(TestWire wire) {
    String repeated = "{\"name\": \"Anna\", \"age\": 34, \"city\": \"Berlin\", \"city\": \"%s\"}";
    try (Stage stage =
        Stage.of(
            wire,
            FakeReply.text(String.format(repeated, "Berlin")),
            FakeReply.text(String.format(repeated, "Bonn")),
            FakeReply.text(JSON))) {
      Extractor<Person> extractor = Extractor.of(stage.client(), Person.class);

      assertThat(extractor.extract(TEXT)).isEqualTo(ANNA);
      assertThat(stage.chats()).hasSize(1);

      Extraction<Person> second = extractor.start(TEXT).await();
      assertThat(second.value()).isEqualTo(ANNA);
      assertThat(second.attempts().get(0).problems())
          .containsExactly("A key is repeated with another value: \"city\".");
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverTakesAnAnswerThatWasCutOff(TestWire wire) {
    FakeReply cut = FakeReply.text(JSON).withFinish(FinishReason.LENGTH);
    try (Stage stage = Stage.of(wire, cut, cut, cut, cut)) {
      StructuredOutputException failure =
          catchThrowableOfType(
              StructuredOutputException.class,
              () -> Extractor.of(stage.client(), Person.class).extract(TEXT));

      assertThat(failure.problems()).containsExactly(Failed.CUT_OFF);
      assertThat(failure.rawText()).isEqualTo(JSON);
      assertThat(failure.history()).hasSize(3).allMatch(a -> a.mode() == Mode.NATIVE);
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(failure.backend()).isNotNull();
      assertThat(failure.getMessage())
          .contains("Person", "3 answers")
          .doesNotContain("Anna", "Berlin");
      assertThat(stage.chats()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsAllThatATextHas(TestWire wire) {
    try (Stage stage = Stage.of(wire, FakeReply.text("{\"value\": [" + JSON + "]}"))) {
      assertThat(Extractor.of(stage.client(), Person.class).list(TEXT)).containsExactly(ANNA);
      assertThat(stage.chat(0).schema().path("type").asText()).isEqualTo("object");
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancelsFromTheFirstMoment(TestWire wire) {
    try (Stage stage = Stage.of(wire, FakeReply.silence())) {
      ActiveExtraction<Person> active = Extractor.of(stage.client(), Person.class).start(TEXT);
      stage.server.awaitRequest(1);

      assertThat(active.result().cancel(true)).isTrue();

      assertThat(active.result())
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(CancelledException.class);
      stage.server.awaitDisconnect(Duration.ofSeconds(10));
    }
  }

  @Test
  void cancelsBetweenTwoTries() {
    try (Stage stage = Stage.of(TestWire.OLLAMA, FakeReply.text("{}"), FakeReply.silence())) {
      ActiveExtraction<Person> active =
          Extractor.of(stage.client(), Person.class).stream(TEXT, partial -> {});
      stage.server.awaitRequest(2);
      active.cancel();
      assertThat(active.result())
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(CancelledException.class);
      assertThat(stage.chats()).hasSize(2);
    }
  }

  @Test
  void endsWithWhatTheConsumerThrows() {
    try (Stage stage = Stage.of(TestWire.OLLAMA, call -> FakeReply.text(JSON))) {
      IllegalStateException thrown = new IllegalStateException("enough");
      for (String when : List.of("{}", JSON.replace(" ", ""))) {
        ActiveExtraction<Person> active =
            Extractor.of(stage.client(), Person.class).stream(
                TEXT,
                partial -> {
                  if (partial.json().toString().equals(when)) {
                    throw thrown;
                  }
                });
        LlmException failure = catchThrowableOfType(LlmException.class, active::await);
        assertThat(failure).isInstanceOf(CancelledException.class).hasCause(thrown);
      }
    }
  }

  @Test
  void startsPartialsAnewWithEachTry() {
    try (Stage stage =
        Stage.of(
            TestWire.OLLAMA,
            FakeReply.text("{\"name\": \"Bob\", \"age\": \"old\"}"),
            FakeReply.text("```json\n" + JSON + "\n```"))) {
      List<String> partials = new ArrayList<>();
      Extraction<Person> result =
          Extractor.of(stage.client(), Person.class).stream(
                  TEXT, partial -> partials.add(partial.json().toString()))
              .await();
      assertThat(partials)
          .containsSubsequence("{\"name\":\"Bob\",\"age\":\"old\"}", "{}", "{\"name\":\"Anna\"}");
      assertThat(partials.get(partials.size() - 1)).isEqualTo(JSON.replace(" ", ""));
      assertThat(result.report().notes())
          .containsExactly(
              "It took 2 answers to fit the schema.", "The JSON of the answer was repaired.");
    }
  }

  @Test
  void interruptsTheWaitingThread() throws Exception {
    try (Stage stage = Stage.of(TestWire.OPENAI, FakeReply.silence())) {
      Extractor<Person> extractor = Extractor.of(stage.client(), Person.class);
      List<Throwable> failures = new ArrayList<>();
      Thread waiting =
          new Thread(
              () -> {
                try {
                  extractor.extract(TEXT);
                } catch (CancelledException e) {
                  failures.add(e);
                }
              });
      waiting.start();
      stage.server.awaitRequest(1);
      waiting.interrupt();
      waiting.join(10_000);
      assertThat(failures).hasSize(1);
    }
  }

  @Test
  void refusesAnEmptyText() {
    try (Stage stage = Stage.of(TestWire.OPENAI)) {
      Extractor<Person> extractor = Extractor.of(stage.client(), Person.class);
      assertThat(catchThrowableOfType(InvalidRequestException.class, () -> extractor.extract(" ")))
          .hasMessage("The text is empty.");
    }
  }

  @Test
  void generatesByASchemaWithoutAType() {
    try (Stage stage = Stage.of(TestWire.OPENAI, FakeReply.text("{\"name\":\"A\",\"age\":null}"))) {
      String schema = ShortSchema.toJsonSchema("name, age int?");
      assertThat(Extractor.generateStructured(stage.client(), "Make one up.", schema))
          .hasToString("{\"name\":\"A\",\"age\":null}");
      assertThat(Objects.requireNonNull(stage.chat(0).userText())).startsWith("Make one up.\n\n");
    }
  }
}
