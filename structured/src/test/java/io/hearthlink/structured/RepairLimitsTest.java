package io.hearthlink.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthlink.error.StructuredOutputException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Year;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, reading it takes a time in proportion to its length, and no stack. */
class RepairLimitsTest {

  private static final int MEGABYTE = 1 << 20;
  private static final Duration HANG = Duration.ofSeconds(20);

  private static final AnswerType<?> TYPE =
      AnswerType.ofSchema(ShortSchema.toJsonSchema("name, tags [string]"));

  static Stream<String> hostile() {
    return Stream.of(
        "[",
        "{",
        "\"",
        "'",
        "{\"",
        "{'",
        "{\"a\":",
        "[\"a\",",
        "{\"a\":{",
        "[]",
        "{}",
        "{} ",
        "[1 x",
        "{\"a\":1}}",
        "{/*",
        "[//",
        "[#",
        "{\"a\":\"\\",
        "<think>",
        "</think>",
        "[1 x</think>",
        "<think></think>",
        "[1,",
        "[-",
        "[1e",
        "[0",
        "`",
        "```",
        "{```",
        "\\",
        "{\\\"",
        "\u201c",
        "{\u201c",
        "[]}",
        "{a:",
        "{a",
        "[true ",
        "[[1]",
        "\n",
        "[\n",
        "{\"a\":1,\"a\":1,");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void readsAMegabyteOfItWithoutHanging(String piece) {
    String text = piece.repeat(MEGABYTE / piece.length());
    Assertions.assertTimeoutPreemptively(
        HANG,
        () ->
            assertThatThrownBy(() -> TYPE.read(text))
                .isInstanceOf(StructuredOutputException.class));
    Assertions.assertTimeoutPreemptively(HANG, () -> JsonFinder.unfinished(text));
  }

  @Test
  void readsAnAnswerOfAMegabyte() {
    String tags =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "'tag " + i + "'")
            .collect(Collectors.joining(",", "[", "]"));
    String text = "Here: {name: 'N', tags: " + tags + ",}";
    Assertions.assertTimeoutPreemptively(
        HANG, () -> assertThat(TYPE.read(text)).hasToString(TYPE.read(text).toString()));
  }

  @Test
  void refusesMoreLevelsThanAnySchemaHas() {
    AnswerType<?> any = AnswerType.ofSchema("{\"type\":\"array\"}");
    String fits = "[".repeat(Rewriter.DEEPEST) + "]".repeat(Rewriter.DEEPEST);
    assertThat(any.read(fits)).isNotNull();
    assertThatThrownBy(() -> any.read("[" + fits + "]"))
        .isInstanceOf(StructuredOutputException.class);
  }

  static Stream<Arguments> numbers() {
    List<AnswerType<?>> types =
        List.of(
            AnswerType.of(int.class),
            AnswerType.of(double.class),
            AnswerType.of(BigInteger.class),
            AnswerType.of(BigDecimal.class),
            AnswerType.ofSchema("{\"type\":\"number\",\"multipleOf\":0.1}"),
            AnswerType.ofSchema("{\"type\":\"number\",\"minimum\":0,\"maximum\":10}"),
            AnswerType.ofSchema("{\"enum\":[1,\"a\"]}"));
    return Stream.of(
            "1e2147483647",
            "-1e2147483647",
            "1000e2147483646",
            "1e-2147483647",
            "0e2147483647",
            "1e9999999999",
            "0.1e-2147483647",
            "1e1001",
            "1e-1001")
        .flatMap(number -> types.stream().map(type -> Arguments.of(number, type)));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void aNumberOfGigabytesIsRefused(String number, AnswerType<?> type) {
    Assertions.assertTimeoutPreemptively(
        HANG,
        () ->
            Stream.of(number, "{\"value\":" + number + "}")
                .forEach(
                    text ->
                        assertThatThrownBy(() -> type.read(text))
                            .isInstanceOfSatisfying(
                                StructuredOutputException.class,
                                e ->
                                    assertThat(e.problems())
                                        .containsExactly(
                                            "A number is too large or too small: at most 1000"
                                                + " digits."))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e1000", "1e-1000", "1e308", "5e-324"})
  void aLongNumberIsRead(String number) {
    assertThat(AnswerType.of(BigDecimal.class).read(number)).isEqualTo(new BigDecimal(number));
  }

  static Stream<Arguments> beyond() {
    return Stream.of(
        Arguments.of("1e400", AnswerType.of(double.class)),
        Arguments.of("-1e400", AnswerType.of(Double.class)),
        Arguments.of("1e39", AnswerType.of(float.class)),
        Arguments.of("{\"count\":1,\"size\":1e309}", AnswerType.of(Measure.class)),
        Arguments.of("2000000000", AnswerType.of(Year.class)));
  }

  record Measure(int count, double size) {}

  @ParameterizedTest
  @MethodSource("beyond")
  void whatItsTypeCannotHoldIsRefusedAndNotRounded(String text, AnswerType<?> type) {
    assertThatThrownBy(() -> type.read(text))
        .isInstanceOfSatisfying(
            StructuredOutputException.class,
            e -> assertThat(e.problems()).singleElement().asString().contains("not a valid value"));
    assertThat(AnswerType.of(Measure.class).read("{\"count\":1,\"size\":1e308}"))
        .isEqualTo(new Measure(1, 1e308));
  }

  @Test
  void namesThePlaceOfTheFault() {
    assertThatThrownBy(() -> TYPE.read("Sure:\n{\"name\": \"a\", \"tags\" []}"))
        .isInstanceOfSatisfying(
            StructuredOutputException.class,
            e ->
                assertThat(e.problems())
                    .isEqualTo(List.of("Line 2, column 22: a key without a colon behind it.")));
  }
}
