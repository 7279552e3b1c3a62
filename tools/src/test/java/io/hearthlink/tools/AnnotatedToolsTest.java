package io.hearthlink.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolMemoryId;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.output.structured.Description;
import io.hearthlink.error.ConfigurationException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Annotated methods and records as functions: what the model is told, and what Java gets. */
class AnnotatedToolsTest {

  enum Unit {
    CELSIUS,
    FAHRENHEIT
  }

  record Person(String name, int age, @Nullable Double height) {}

  record Place(String city, List<Person> people) {}

  /** Forms for which LangChain4j's own schema is right. */
  static final class Plain {
    @Tool("Adds")
    int add(@P("the first") int a, long b) {
      return (int) (a + b);
    }

    @Tool
    String all(
        String text,
        double number,
        BigDecimal exact,
        boolean yes,
        Unit unit,
        List<String> words,
        Set<Unit> units,
        int[] counts,
        Map<String, Integer> ages,
        @P(required = false) @Nullable String maybe,
        Optional<Integer> perhaps) {
      return String.join(
          "|",
          text,
          String.valueOf(number),
          exact.toString(),
          String.valueOf(yes),
          unit.name(),
          words.toString(),
          units.toString(),
          String.valueOf(counts.length),
          ages.toString(),
          String.valueOf(maybe),
          perhaps.toString());
    }

    @Tool(
        name = "no_parameters",
        value = {"One", "Two"})
    void nothing() {}
  }

  @Test
  void plainMethodsAreToldAsLangChain4jTellsThem() {
    List<ToolSpecification> theirs = ToolSpecifications.toolSpecificationsFrom(new Plain());
    assertThat(Toolbox.of(new Plain()).specifications())
        .containsExactlyInAnyOrderElementsOf(theirs);
  }

  @Test
  void argumentsBecomeWhatTheMethodTakes() {
    String arguments =
        "{\"text\":\"t\",\"number\":1.5,\"exact\":0.10,\"yes\":\"true\",\"unit\":\"CELSIUS\","
            + "\"words\":[\"a\"],\"units\":[\"FAHRENHEIT\"],\"counts\":[1,2],\"ages\":{\"Anna\":34}}";
    assertThat(run(new Plain(), "all", arguments))
        .isEqualTo("t|1.5|0.1|true|CELSIUS|[a]|[FAHRENHEIT]|2|{Anna=34}|null|Optional.empty");
  }

  /** Forms that are said as Jackson reads them. */
  static final class Rich {
    @Tool
    String plan(
        @P("the day") LocalDate day,
        Duration length,
        Place place,
        @P(name = "how_many", defaultValue = "3") int count,
        @P(defaultValue = "none") String note) {
      return day + "|" + length + "|" + place.people().get(0) + "|" + count + "|" + note;
    }
  }

  @Test
  void timesAreTextAndDefaultsAreFilledIn() {
    ToolSpecification plan = Toolbox.of(new Rich()).specifications().get(0);
    assertThat(plan.toJson())
        .contains("\"the day, a date such as 2026-11-24\"", "\"a duration such as PT1H30M\"")
        .contains("\"required\":[\"day\",\"length\",\"place\"]")
        .contains("\"required\":[\"name\",\"age\"]");
    String arguments =
        "{\"day\":\"2026-11-24\",\"length\":\"PT15M\","
            + "\"place\":{\"city\":\"Rome\",\"people\":[{\"name\":\"Anna\",\"age\":34}]}}";
    assertThat(run(new Rich(), "plan", arguments))
        .isEqualTo("2026-11-24|PT15M|Person[name=Anna, age=34, height=null]|3|none");
  }

  @Test
  void aWrongValueInsideIsNamedByItsPath() {
    String arguments =
        "{\"day\":\"2026-11-24\",\"length\":\"PT15M\",\"place\":{\"city\":\"Rome\","
            + "\"people\":[{\"name\":\"Anna\",\"age\":99999999999}]}}";
    assertThat(run(new Rich(), "plan", arguments))
        .isEqualTo(
            "Error: The argument place.people[0].age does not fit: the number is too large.");
  }

  record Booking(
      @P("the guest") String guest,
      @JsonProperty("check_in") LocalDate checkIn,
      @Description("how long") @Nullable Integer nights,
      Optional<Unit> unit,
      @P(defaultValue = "2") int beds) {}

  @Test
  void aRecordIsTheParametersOfALambda() {
    Toolbox toolbox =
        Toolbox.of(ToolFunction.of("book", "Book a room", Booking.class, booking -> booking));
    ToolSpecification book = toolbox.specifications().get(0);
    assertThat(book.description()).isEqualTo("Book a room");
    assertThat(book.toJson())
        .contains("\"guest\":{\"type\":\"string\",\"description\":\"the guest\"}")
        .contains("\"nights\":{\"type\":\"integer\",\"description\":\"how long\"}")
        .contains("\"enum\":[\"CELSIUS\",\"FAHRENHEIT\"]")
        .contains("\"required\":[\"guest\",\"check_in\"]");
    assertThat(
            toolbox
                .execute(call("book", "{\"guest\":\"Anna\",\"check_in\":\"2026-11-24\",\"x\":1}"))
                .text())
        .isEqualTo(
            "{\"guest\":\"Anna\",\"check_in\":\"2026-11-24\",\"nights\":null,"
                + "\"unit\":null,\"beds\":2}");
  }

  static class Parent {
    @Tool
    String greet() {
      return "parent";
    }
  }

  static final class Child extends Parent {
    @Override
    String greet() {
      return "child";
    }
  }

  interface Greeter {
    @Tool
    String greet();
  }

  @Test
  void annotationsAreFoundBehindSubclassesAndProxies() {
    assertThat(run(new Child(), "greet", "{}")).isEqualTo("child");
    Object proxy =
        Proxy.newProxyInstance(
            Greeter.class.getClassLoader(),
            new Class<?>[] {Greeter.class},
            (self, method, arguments) -> "proxy");
    assertThat(run(proxy, "greet", "{}")).isEqualTo("proxy");
  }

  static final class WithMemoryId {
    @Tool
    void f(@ToolMemoryId String id) {}
  }

  static final class Immediate {
    @Tool(returnBehavior = ReturnBehavior.IMMEDIATE)
    void f() {}
  }

  static final class ReturnsImage {
    @Tool
    @Nullable Image f() {
      return null;
    }
  }

  record Tree(String name, List<Tree> children) {}

  static final class Recursive {
    @Tool
    void f(Tree tree) {}
  }

  static final class OptionalPrimitive {
    @Tool
    void f(@P(required = false) int count) {}
  }

  static final class WrongDefault {
    @Tool
    void f(@P(defaultValue = "many") int count) {}
  }

  static final class Twice {
    @Tool
    void f() {}

    @Tool
    void f(int a) {}
  }

  static final class AnyObject {
    @Tool
    void f(Object anything) {}
  }

  static final class BadName {
    @Tool(name = "get weather")
    void f() {}
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(new WithMemoryId(), "WithMemoryId.f wants to know who is speaking"),
        Arguments.of(new Immediate(), "Immediate.f has returnBehavior IMMEDIATE"),
        Arguments.of(new ReturnsImage(), "ReturnsImage.f returns"),
        Arguments.of(new Recursive(), "Tree contains itself"),
        Arguments.of(new OptionalPrimitive(), "take its boxed type"),
        Arguments.of(new WrongDefault(), "default value that @P gives to count"),
        Arguments.of(new Twice(), "Two functions are named f"),
        Arguments.of(new AnyObject(), "take a record"),
        Arguments.of(new BadName(), "The function name \"get weather\""));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatCannotWorkIsRefusedAtOnce(Object owner, String message) {
    assertThat(catchThrowableOfType(ConfigurationException.class, () -> Toolbox.of(owner)))
        .hasMessageContaining(message);
  }

  record Result(Instant at, Optional<String> name, Map<String, List<Integer>> numbers) {}

  static Stream<Arguments> results() {
    return Stream.of(
        Arguments.of(
            new Result(Instant.EPOCH, Optional.empty(), Map.of("a", List.of(1, 2))),
            "{\"at\":\"1970-01-01T00:00:00Z\",\"name\":null,\"numbers\":{\"a\":[1,2]}}"),
        Arguments.of("as it is", "as it is"),
        Arguments.of("", "(empty)"),
        Arguments.of('c', "c"),
        Arguments.of(4, "4"),
        Arguments.of(List.of("a", "b"), "[\"a\",\"b\"]"),
        Arguments.of(Optional.of("text"), "text"),
        Arguments.of(Optional.empty(), "null"),
        Arguments.of(LocalDate.EPOCH, "\"1970-01-01\""),
        Arguments.of(Duration.ofMinutes(90), "\"PT1H30M\""),
        Arguments.of("nul \0 and half \ud83d", "nul \ufffd and half \ufffd"),
        Arguments.of(java.util.concurrent.CompletableFuture.completedFuture(List.of(1)), "[1]"));
  }

  @ParameterizedTest
  @MethodSource("results")
  void aResultOfAnyTypeIsToldAsTextOrJson(Object result, String told) {
    Toolbox toolbox = Toolbox.of(ToolFunction.declared("f", "", "").withCode(call -> result));
    assertThat(toolbox.execute(call("f", "")).text()).isEqualTo(told);
  }

  @Test
  void aResultIsNeverLongerThanItMayBe() {
    ToolLimits short8 = ToolLimits.DEFAULT.withResultChars(8);
    for (Object result : List.of("1234567😀", List.of("x".repeat(100_000)))) {
      Toolbox toolbox =
          Toolbox.of(ToolFunction.declared("f", "", "").withCode(call -> result))
              .withLimits(short8);
      assertThat(toolbox.execute(call("f", "{}")).text())
          .matches("(1234567|\\[\"xxxxxx)\n\\[cut after [78].* characters]");
    }
    // one that never ends is not written to its end
    Iterable<Integer> endless = () -> Stream.iterate(1, i -> i + 1).iterator();
    Toolbox toolbox =
        Toolbox.of(ToolFunction.declared("f", "", "").withCode(call -> endless)).withLimits(short8);
    assertThat(toolbox.execute(call("f", "{}")).text())
        .isEqualTo("[1,2,3,4\n[cut after 8 characters]");
  }

  private static String run(Object owner, String name, String arguments) {
    return Toolbox.of(owner).execute(call(name, arguments)).text();
  }

  private static ToolExecutionRequest call(String name, String arguments) {
    return ToolExecutionRequest.builder().id("1").name(name).arguments(arguments).build();
  }
}
