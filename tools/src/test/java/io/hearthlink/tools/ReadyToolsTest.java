package io.hearthlink.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.error.ConfigurationException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools that are ready to register: what they answer, and what they refuse. */
class ReadyToolsTest {

  private final MathTools math = new MathTools();

  @ParameterizedTest
  @CsvSource({
    "2, 2, 4, 4",
    "0.1, 0.2, 0.3, 0.02",
    "-1.50, 2, 0.5, -3",
    "100, 0, 100, 0",
    "1e20, 1, 100000000000000000001, 100000000000000000000",
    "1e300, 1e300, 2E+300, 1E+600"
  })
  void addsAndMultiplies(BigDecimal a, BigDecimal b, String sum, String product) {
    assertThat(math.add(a, b)).isEqualTo(sum);
    assertThat(math.multiply(a, b)).isEqualTo(product);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(3 + 4) * sqrt(16); 28",
        "2^10; 1024",
        "-2^2; -4",
        "2^-1; 0.5",
        "2 ^ - 2 * 4; 1",
        "10^-40; 0.0000000000000000000000000000000000000001",
        "2 ** 3; 8",
        "6 \u00d7 7; 42",
        "7 % 4; 3",
        "1/4; 0.25",
        "max(1, 2, 3) + min(4, 5); 7",
        "round(3.14159, 2); 3.14",
        "2(3 + 1); 8",
        "0.1 + 0.2; 0.3",
        "sin(90); 1",
        "2^0.5 * 2^0.5 > 1; *"
      })
  void calculates(String expression, String result) {
    if (result.equals("*")) {
      assertThatThrownBy(() -> math.calculate(expression)).isInstanceOf(ToolFailure.class);
    } else {
      assertThat(math.calculate(expression)).isEqualTo(result);
    }
  }

  @ParameterizedTest
  @Timeout(20)
  @ValueSource(
      strings = {
        "",
        " ",
        "1 +",
        "1/0",
        "9^9^9^9",
        "(9^9^9) % 7",
        "1e999999999 + 1",
        "2^1e9",
        "1e999999999 % 7",
        "sqrt(1e999999999)",
        "sqrt(-1)",
        "round(1, 999999999)",
        "round(1, 1e500)",
        "floor(1e99999)",
        "max(1e999999999, 1)",
        "1e999999999",
        "fact(100000)",
        "STR_MATCHES(\"aaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")",
        "random()",
        "\"text\"",
        "a = 1",
        "unknown",
        "(-8)^(1/3)",
        "System.exit(0)"
      })
  void refusesWhatIsNoArithmeticOrWouldTakeLong(String expression) {
    assertThatThrownBy(() -> math.calculate(expression)).isInstanceOf(ToolFailure.class);
  }

  @Test
  @Timeout(20)
  void deepAndLongExpressionsEnd() {
    assertThat(math.calculate("(".repeat(90) + "1" + ")".repeat(90))).isEqualTo("1");
    assertThatThrownBy(() -> math.calculate("-".repeat(450) + "1")).isInstanceOf(ToolFailure.class);
    assertThatThrownBy(() -> math.calculate("1+".repeat(300) + "1"))
        .hasMessageContaining("500 characters");
    assertThatThrownBy(() -> math.add(new BigDecimal("1e999999999"), BigDecimal.ONE))
        .isInstanceOf(ToolFailure.class);
  }

  @Property(tries = 2000)
  void anyTextIsCalculatedOrRefused(
      @ForAll
          @StringLength(max = 40)
          @Chars({'(', ')', '+', '-', '*', '/', '^', '%', '.', ',', 'e', ' ', '!', '"'})
          @CharRange(from = '0', to = '9')
          String expression) {
    try {
      assertThat(new BigDecimal(math.calculate(expression))).isNotNull();
    } catch (ToolFailure refused) {
      assertThat(refused.stops()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10, km, miles, 6.213711922373339696174341843633182",
    "1, mile, km, 1.609344",
    "0, C, F, 32",
    "212, °F, celsius, 100",
    "-40, fahrenheit, C, -40",
    "0, kelvin, celsius, -273.15",
    "2, Pounds, kg, 0.90718474",
    "5, feet, m, 1.524",
    "1, GiB, mb, 1073.741824",
    "90, min, h, 1.5",
    "1, cups, ml, 236.5882365",
    "36, km/h, m/s, 10"
  })
  void convertsUnits(BigDecimal value, String from, String to, String result) {
    assertThat(math.convertUnit(value, from, to)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({"1, km, kg, not measure the same", "1, parsec, km, unknown", "1, km, '', unknown"})
  void refusesUnitsThatDoNotFit(BigDecimal value, String from, String to, String message) {
    assertThatThrownBy(() -> math.convertUnit(value, from, to))
        .isInstanceOf(ToolFailure.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, Europe/Berlin, 2026-11-24T18:30, Tuesday",
    "berlin, Europe/Berlin, 2026-11-24T18:30, Tuesday",
    "New York, America/New_York, 2026-11-24T12:30, Tuesday",
    "UTC+10, UTC+10:00, 2026-11-25T03:30, Wednesday",
    "PST, America/Los_Angeles, 2026-11-24T09:30, Tuesday",
    "europe/paris, Europe/Paris, 2026-11-24T18:30, Tuesday",
    ", Z, 2026-11-24T17:30, Tuesday"
  })
  void tellsTheTime(String zone, String id, String time, String weekday) {
    TimeTools tools =
        new TimeTools(Clock.fixed(Instant.parse("2026-11-24T17:30:59Z"), ZoneOffset.UTC));
    assertThat(tools.currentTime(zone)).isEqualTo(new TimeTools.Now(id, time, weekday));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Atlantis", "GMT0/Etc", "../../etc/passwd"})
  void refusesZonesThatAreNone(String zone) {
    assertThatThrownBy(() -> new TimeTools().currentTime(zone)).isInstanceOf(ToolFailure.class);
    assertThatThrownBy(() -> new TimeTools().currentTime(zone.repeat(1000)))
        .isInstanceOf(ToolFailure.class);
    assertThat(new TimeTools().currentTime(null).zone()).isEqualTo(ZoneId.systemDefault().getId());
  }

  @Test
  void countsText() {
    TextTools text = new TextTools();
    assertThat(text.textStatistics("Hello, world. How are you?\nFine 😀!"))
        .isEqualTo(new TextTools.Statistics(34, 6, 3, 2));
    assertThat(text.textStatistics("")).isEqualTo(new TextTools.Statistics(0, 0, 0, 0));
    assertThatThrownBy(() -> text.textStatistics("x".repeat(100_001)))
        .isInstanceOf(ToolFailure.class);
  }

  @Test
  void readsFilesBelowItsFolderAndNoOthers(@TempDir Path outside) throws IOException {
    Path folder = outside.resolve("allowed");
    Files.createDirectories(folder.resolve("docs"));
    Files.writeString(outside.resolve("secret.txt"), "secret");
    Files.createDirectory(outside.resolve("allowed-not"));
    Files.writeString(outside.resolve("allowed-not/secret.txt"), "secret");
    Files.writeString(folder.resolve("docs/notes.txt"), "Grüße");
    Files.writeString(folder.resolve("a.txt"), "a");
    Files.createSymbolicLink(folder.resolve("link.txt"), outside.resolve("secret.txt"));
    Files.createSymbolicLink(folder.resolve("up"), outside);
    Files.createSymbolicLink(folder.resolve("inside.txt"), folder.resolve("docs/notes.txt"));
    FileTools files = FileTools.of(folder);

    assertThat(files.listFiles(null))
        .containsExactly("a.txt", "docs/", "inside.txt", "link.txt", "up");
    assertThat(files.listFiles("docs/../docs")).containsExactly("notes.txt");
    assertThat(files.readFile("docs/notes.txt")).isEqualTo("Grüße");
    assertThat(files.readFile("inside.txt")).isEqualTo("Grüße");
    for (String path :
        new String[] {
          "../secret.txt",
          "docs/../../secret.txt",
          "link.txt",
          "up/secret.txt",
          "../allowed-not/secret.txt",
          outside.resolve("secret.txt").toString(),
          "/etc/passwd",
          "docs",
          "missing.txt",
          "nul\0.txt",
          ""
        }) {
      assertThatThrownBy(() -> files.readFile(path))
          .as(path)
          .isInstanceOf(ToolFailure.class)
          .hasMessageNotContaining(outside.toString());
    }
    for (String path : new String[] {"..", "up", "a.txt", "/"}) {
      assertThatThrownBy(() -> files.listFiles(path)).as(path).isInstanceOf(ToolFailure.class);
    }
  }

  @Test
  void readsNeitherTooMuchNorWhatIsNoText(@TempDir Path folder) throws IOException {
    FileTools files = FileTools.of(folder);
    Files.writeString(folder.resolve("long.txt"), "ä".repeat(40_000));
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});
    assertThat(files.readFile("long.txt")).startsWith("ää").endsWith("ä\n[the file goes on]");
    assertThatThrownBy(() -> files.readFile("binary")).hasMessageContaining("no text");
    assertThat(
            catchThrowableOfType(
                ConfigurationException.class, () -> FileTools.of(folder.resolve("missing"))))
        .hasMessageContaining("cannot be read");
    assertThat(
            catchThrowableOfType(
                ConfigurationException.class, () -> FileTools.of(folder.resolve("binary"))))
        .hasMessageContaining("is no folder");
  }

  @Test
  void allOfThemCanBeRegisteredTogether(@TempDir Path folder) {
    Toolbox all =
        Toolbox.of(new MathTools(), new TimeTools(), new TextTools(), FileTools.of(folder))
            .withLimits(ToolLimits.DEFAULT.withTimeout(Duration.ofSeconds(5)));
    assertThat(all.toString())
        .isEqualTo(
            "Toolbox[add, calculate, convert_unit, multiply, current_time, text_statistics,"
                + " list_files, read_file]");
  }
}
