package io.hearthlink.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.langchain4j.model.output.structured.Description;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.error.StructuredOutputException;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTypeTest {

  enum Color {
    @JsonProperty("rot")
    RED,
    GREEN
  }

  sealed interface Shape permits Circle, Polygon {}

  record Circle(double radius) implements Shape {}

  sealed interface Polygon extends Shape permits Box, Triangle {}

  record Box(double width, double height) implements Polygon {}

  @JsonTypeName("tri")
  record Triangle(double side) implements Polygon {}

  @Description("A place")
  record Address(@Description("With number") String street, @JsonProperty("zip_code") String zip) {}

  record All(
      String text,
      char letter,
      int number,
      Long big,
      BigInteger huge,
      double real,
      BigDecimal exact,
      boolean flag,
      Color color,
      Optional<String> maybe,
      @Nullable Integer perhaps,
      Address address,
      List<Address> addresses,
      Set<Color> colors,
      Map<String, List<Integer>> scores,
      Shape shape,
      UUID id,
      URI link,
      LocalDate day,
      LocalTime time,
      LocalDateTime local,
      OffsetDateTime offset,
      Instant instant,
      Duration duration,
      YearMonth month,
      DayOfWeek weekday,
      JsonNode anything) {}

  record Node(String name, List<Node> children) {}

  sealed interface Term permits Digit, Sum {}

  record Digit(int value) implements Term {}

  record Sum(Term left, Term right) implements Term {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Cat.class, name = "cat"),
    @JsonSubTypes.Type(value = Dog.class, name = "dog")
  })
  sealed interface Pet permits Cat, Dog {}

  record Cat(String name, int lives) implements Pet {}

  record Dog(String name) implements Pet {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  sealed interface Nameless permits Only {}

  record Only(String name) implements Nameless {}

  enum Level {
    LOW(1),
    HIGH(2);

    private final int number;

    Level(int number) {
      this.number = number;
    }

    @JsonValue
    int number() {
      return number;
    }
  }

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Owner(String fullName, Pet pet, Level level) {}

  record Page<T>(int number, List<T> items) {}

  record Checked(
      @NotBlank @Size(max = 5) String name,
      @Max(10) int count,
      @Pattern(regexp = "[a-z]+|[0-9]+") String code,
      @Email String mail,
      @Size(min = 1) List<@NotBlank String> tags) {}

  record Even(int number) {
    Even {
      if (number % 2 != 0) {
        throw new IllegalArgumentException("the number must be even");
      }
    }
  }

  @Test
  void readsEveryKindOfValue() {
    All all =
        AnswerType.of(All.class)
            .read(
                """
                {"text": "t", "letter": "x", "number": 1, "big": 9007199254740993,
                 "huge": 123456789012345678901234567890, "real": 0.5, "exact": 1.10, "flag": true,
                 "color": "rot", "address": {"street": "s", "zip_code": "z"}, "addresses": [],
                 "colors": ["GREEN"], "scores": {"a": [1, 2]}, "shape": {"type": "Box", "width": 1, "height": 2.5},
                 "id": "00000000-0000-0000-0000-000000000001", "link": "http://a.b/c",
                 "day": "2026-11-24", "time": "10:15", "local": "2026-11-24T10:15:00",
                 "offset": "2026-11-24T10:15:00+02:00", "instant": "2026-11-24T10:15:00Z",
                 "duration": "PT1H30M", "month": "2026-11", "weekday": "MONDAY",
                 "anything": {"x": [1]}}
                """);
    assertThat(all.big()).isEqualTo(9007199254740993L);
    assertThat(all.huge()).isEqualTo("123456789012345678901234567890");
    assertThat(all.exact()).isEqualTo(new BigDecimal("1.10"));
    assertThat(all.color()).isEqualTo(Color.RED);
    assertThat(all.maybe()).isEmpty();
    assertThat(all.perhaps()).isNull();
    assertThat(all.address()).isEqualTo(new Address("s", "z"));
    assertThat(all.scores()).isEqualTo(Map.of("a", List.of(1, 2)));
    assertThat(all.shape()).isEqualTo(new Box(1, 2.5));
    assertThat(all.time()).isEqualTo(LocalTime.of(10, 15));
    assertThat(all.offset()).isEqualTo(OffsetDateTime.parse("2026-11-24T10:15:00+02:00"));
    assertThat(all.duration()).isEqualTo(Duration.ofMinutes(90));
    assertThat(all.weekday()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(all.anything()).hasToString("{\"x\":[1]}");
  }

  @Test
  void requiresAllThatMayNotBeAbsentAndSaysWhatItMeans() throws Exception {
    JsonNode schema = JsonText.read(AnswerType.of(All.class).schema());
    assertThat(schema.path("required"))
        .map(JsonNode::asText)
        .hasSize(All.class.getRecordComponents().length - 2)
        .doesNotContain("maybe", "perhaps");
    assertThat(schema.at("/properties/address/description")).hasToString("\"A place\"");
    assertThat(schema.at("/properties/address/properties/street/description"))
        .hasToString("\"With number\"");
    assertThat(schema.at("/properties/maybe/type")).hasToString("[\"string\",\"null\"]");
    assertThat(schema.at("/additionalProperties")).hasToString("false");
    assertThat(schema.path("properties").fieldNames())
        .toIterable()
        .startsWith("text", "letter", "number", "big");
  }

  @Test
  void tellsTheRecordsOfASealedInterfaceApart() {
    AnswerType<Shape> type = AnswerType.of(Shape.class);
    assertThat(type.read("{\"value\":{\"type\":\"tri\",\"side\":2}}")).isEqualTo(new Triangle(2));
    assertThat(type.read("{\"type\":\"Circle\",\"radius\":2}")).isEqualTo(new Circle(2));
    assertThat(problems(type, "{\"type\":\"Box\",\"width\":2}"))
        .containsExactly("/value: required property 'height' not found");
  }

  @Test
  void followsTypesThatContainThemselves() {
    AnswerType<Node> type = AnswerType.of(Node.class);
    assertThat(type.schema()).contains("\"$ref\":\"#/$defs/Node\"");
    Node tree = type.read("{'name':'a','children':[{'name':'b','children':[]}]}");
    assertThat(tree).isEqualTo(new Node("a", List.of(new Node("b", List.of()))));
    assertThat(problems(type, "{\"name\":\"a\",\"children\":[{\"name\":\"b\"}]}"))
        .containsExactly("/children/0: required property 'children' not found");
    assertThat(type.list().read("[{\"name\":\"a\",\"children\":[]}]")).hasSize(1);
  }

  @Test
  void followsSealedInterfacesThatContainThemselves() {
    AnswerType<Term> type = AnswerType.of(Term.class);
    assertThat(
            type.read(
                "{\"type\":\"Sum\",\"left\":{\"type\":\"Digit\",\"value\":1},"
                    + "\"right\":{\"type\":\"Digit\",\"value\":2}}"))
        .isEqualTo(new Sum(new Digit(1), new Digit(2)));
    assertThat(type.schema()).contains("{\"type\":{\"const\":\"Sum\"},\"left\"");
  }

  @Test
  void keepsToTheAnnotationsOfJackson() {
    AnswerType<Owner> type = AnswerType.of(Owner.class);
    assertThat(
            type.read(
                "{\"full_name\":\"o\",\"pet\":{\"kind\":\"dog\",\"name\":\"d\"},\"level\":2}"))
        .isEqualTo(new Owner("o", new Dog("d"), Level.HIGH));
    assertThat(problems(type, "{\"full_name\":\"o\",\"pet\":{\"name\":\"d\"},\"level\":3}"))
        .anyMatch(problem -> problem.startsWith("/pet"))
        .anyMatch(problem -> problem.startsWith("/level"));
  }

  @Test
  void readsGenericTypes() {
    AnswerType<Page<Address>> page = AnswerType.of(new TypeToken<Page<Address>>() {});
    assertThat(page.read("{\"number\":1,\"items\":[{\"street\":\"s\",\"zip_code\":\"z\"}]}"))
        .isEqualTo(new Page<>(1, List.of(new Address("s", "z"))));
    assertThat(AnswerType.of(new TypeToken<Map<String, Integer>>() {}).read("{\"a\": \"1\"}"))
        .isEqualTo(Map.of("a", 1));
  }

  @Test
  void readsValuesThatAreNoObject() {
    assertThat(AnswerType.of(Color.class).read("\"rot\"")).isEqualTo(Color.RED);
    assertThat(AnswerType.of(Color.class).read("{\"value\": \"Green\"}")).isEqualTo(Color.GREEN);
    assertThat(AnswerType.of(int.class).read("{\"value\": 7}")).isEqualTo(7);
    assertThat(AnswerType.of(Boolean.class).read("true")).isTrue();
    assertThat(AnswerType.of(String[].class).read("[\"w\"]")).containsExactly("w");
    assertThat(AnswerType.of(new TypeToken<List<String>>() {}).read("['a', 'b',]"))
        .containsExactly("a", "b");
    assertThat(problems(AnswerType.of(Boolean.class), "Yes, true."))
        .containsExactly("There is no JSON in the answer.");
  }

  @Test
  void checksConstraintsAndSendsThoseThatServersKnow() throws Exception {
    AnswerType<Checked> type = AnswerType.of(Checked.class);
    assertThat(type.read(checked("abc", 10, "xy", "a@b.de", "[\"t\"]")).count()).isEqualTo(10);
    assertThat(problems(type, checked("   ", 11, "x1", "nobody", "[]")))
        .map(problem -> problem.substring(0, problem.indexOf(':')))
        .containsExactly("/name", "/count", "/code", "/mail", "/tags");
    JsonNode sent = JsonText.read(type.schema());
    assertThat(sent.at("/properties/name"))
        .hasToString("{\"type\":\"string\",\"minLength\":1,\"maxLength\":5}");
    assertThat(sent.at("/properties/code/pattern").asText()).isEqualTo("^(?:[a-z]+|[0-9]+)$");
    assertThat(PlainSchema.of(sent).at("/properties/code")).hasToString("{\"type\":\"string\"}");
  }

  private static String checked(String name, int count, String code, String mail, String tags) {
    return String.format(
        "{\"name\":\"%s\",\"count\":%d,\"code\":\"%s\",\"mail\":\"%s\",\"tags\":%s}",
        name, count, code, mail, tags);
  }

  @Test
  void passesOnWhatAConstructorRefuses() {
    assertThat(problems(AnswerType.of(Even.class), "{\"number\":3}"))
        .containsExactly("/: the number must be even");
    assertThat(problems(AnswerType.of(Even.class), "{\"number\":30000000000}"))
        .containsExactly("/number: not a valid value");
  }

  @Test
  void convertsOnlyWhatSaysTheSame() {
    AnswerType<Even> type = AnswerType.of(Even.class);
    assertThat(type.read("{\"number\":\"4\"}").number()).isEqualTo(4);
    assertThat(type.read("{\"number\":4.0}").number()).isEqualTo(4);
    assertThat(problems(type, "{\"number\":4.5}")).hasSize(1);
    assertThat(problems(type, "{\"number\":\"four\"}")).hasSize(1);
    assertThat(problems(type, "{\"number\":null}"))
        .containsExactly("/number: null found, integer expected");
    assertThat(problems(type, "{\"number\":4,\"more\":1}")).hasSize(1);
  }

  static List<Type> refused() {
    return List.of(
        Object.class,
        Date.class,
        StringBuilder.class,
        Runnable.class,
        Nameless.class,
        List.class,
        Page.class,
        new TypeToken<Optional<String>>() {}.type(),
        new TypeToken<List<? extends CharSequence>>() {}.type(),
        new TypeToken<Map<Integer, String>>() {}.type(),
        new TypeToken<Page<Thread>>() {}.type());
  }

  @ParameterizedTest
  @MethodSource
  void refused(Type type) {
    assertThatThrownBy(() -> AnswerType.of(type))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("No answer can be a ")
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"type\":\"nonsense\"}",
        "{\"$ref\":\"http://a.b/c\"}",
        "{\"required\":5}"
      })
  void refusesWhatIsNoSchema(String schema) {
    assertThatThrownBy(() -> AnswerType.ofSchema(schema))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("The JSON Schema ");
  }

  @Test
  void takesSchemasOfOtherDrafts() {
    AnswerType<JsonNode> type =
        AnswerType.ofSchema(
            "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"definitions\":{\"a\":"
                + "{\"type\":\"string\"}},\"type\":\"array\",\"items\":{\"$ref\":\"#/definitions/a\"}}");
    assertThat(type.read("[\"x\"]")).hasToString("[\"x\"]");
    assertThat(problems(type, "[{}]")).containsExactly("/value/0: object found, string expected");
    assertThat(type.schema()).doesNotContain("$schema");
  }

  private static List<String> problems(AnswerType<?> type, String text) {
    return catchThrowableOfType(StructuredOutputException.class, () -> type.read(text)).problems();
  }
}
