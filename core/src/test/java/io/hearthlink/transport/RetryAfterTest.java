package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class RetryAfterTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-10-21T07:27:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Retry-After|0|PT0S",
        "Retry-After|1|PT1S",
        "retry-after|1.5|PT1.5S",
        "Retry-After| 7 |PT7S",
        "Retry-After|2.|PT2S",
        "Retry-After|1000000000000|PT1H",
        "Retry-After|99999999999999999999999999999999999999999999999999|PT1H",
        "Retry-After|3600|PT1H",
        "Retry-After|Wed, 21 Oct 2026 07:28:00 GMT|PT1M",
        "Retry-After|Wed, 21 Oct 2026 07:00:00 GMT|PT0S",
        "Retry-After|Sun, 21 Oct 2096 07:28:00 GMT|PT1H",
        "retry-after-ms|250|PT0.25S",
        "Retry-After-Ms|0.5|PT0.0005S",
      })
  void takesSecondsMillisecondsAndDates(String header, String value, String wait) {
    assertThat(after(Map.of(header, List.of(value)))).isEqualTo(Duration.parse(wait));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "",
        " ",
        "soon",
        "NaN",
        "Infinity",
        "0x10",
        "10d",
        "1e3",
        "1,5",
        "+3",
        "٣",
        "Wed, 99 Oct 2026 07:28:00 GMT",
        "Mon, 21 Oct 2026 07:28:00 GMT",
        "2026-10-21T07:28:00Z"
      })
  void takesAnythingElseAsNotSaid(String value) {
    assertThat(after(Map.of("Retry-After", List.of(value)))).isNull();
    assertThat(after(Map.of("retry-after-ms", List.of(value)))).isNull();
  }

  @Test
  void prefersMillisecondsUnlessTheyAreGarbage() {
    assertThat(after(Map.of("retry-after-ms", List.of("20"), "Retry-After", List.of("9"))))
        .isEqualTo(Duration.ofMillis(20));
    assertThat(after(Map.of("retry-after-ms", List.of("-20"), "Retry-After", List.of("9"))))
        .isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void takesTheFirstOfTwo() {
    assertThat(after(Map.of("Retry-After", List.of("3", "5")))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void saysNothingWhereThereIsNoHeader() {
    assertThat(after(Map.of())).isNull();
  }

  private static @Nullable Duration after(Map<String, List<String>> headers) {
    return RetryAfter.of(new Reply(503, headers, ""), CLOCK);
  }
}
