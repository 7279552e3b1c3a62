package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.error.ConfigurationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DurationProperties {

  private static Duration parse(String text) {
    Given given = new Given(Path.of("there-is-no-such-folder"));
    given.commandLine("llm.ollama.keep_alive", text);
    return Objects.requireNonNull(given.llm().ollama().keepAlive());
  }

  @Property(tries = 100)
  void units_add_up(
      @ForAll @IntRange(max = 99) int days,
      @ForAll @IntRange(max = 99) int hours,
      @ForAll @IntRange(max = 99) int minutes,
      @ForAll @IntRange(max = 99) int seconds,
      @ForAll @IntRange(max = 9999) int millis,
      @ForAll boolean negative) {
    Duration sum =
        Duration.ofDays(days)
            .plusHours(hours)
            .plusMinutes(minutes)
            .plusSeconds(seconds)
            .plusMillis(millis);
    String text =
        (negative ? "-" : "")
            + (days > 0 ? days + "d" : "")
            + (hours > 0 ? hours + "h" : "")
            + (minutes > 0 ? minutes + "m" : "")
            + (seconds > 0 ? seconds + "s" : "")
            + millis
            + "ms";

    assertThat(parse(text)).isEqualTo(negative ? sum.negated() : sum);
  }

  @Property(tries = 100)
  void a_number_is_seconds(@ForAll @LongRange(min = -999_999_999, max = 999_999_999) long seconds) {
    assertThat(parse(String.valueOf(seconds))).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(parse(seconds + "s")).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Property(tries = 100)
  void fractions_are_exact(@ForAll @IntRange(max = 99_999_999) int millis) {
    String seconds = String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);

    assertThat(parse(seconds)).isEqualTo(Duration.ofMillis(millis));
    assertThat(parse(seconds + "ms")).isEqualTo(Duration.ofNanos(millis * 1000L));
  }

  @Property(tries = 100)
  void the_form_of_iso_is_read_too(
      @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long millis) {
    Duration duration = Duration.ofMillis(millis);

    assertThat(parse(duration.toString())).isEqualTo(duration);
  }

  @Property(tries = 250)
  void anything_else_is_refused_in_words(@ForAll("scribble") String text) {
    try {
      assertThat(parse(text).abs()).isLessThanOrEqualTo(Duration.ofDays(36_500));
    } catch (ConfigurationException e) {
      assertThat(e).hasMessageMatching("(?s).*( is no duration; write| is longer than ).*");
    }
  }

  @Provide
  Arbitrary<String> scribble() {
    return Arbitraries.strings().withChars("0159.-+ dhmsPTe").ofMinLength(1).ofMaxLength(14);
  }

  @Example
  void what_is_ambiguous_is_refused() {
    for (String text :
        new String[] {"1h30", "30m1h", "1m1m", "5 s", "1e3", "5sec", "-", "1.", "P"}) {
      assertThat(
              new Given(Path.of("there-is-no-such-folder"))
                  .commandLine("llm.timeout", text)
                  .refusal())
          .as(text)
          .hasMessageContaining("\"" + text + "\" is no duration; write seconds (30) or units");
    }
  }
}
