package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.error.OverloadedException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.verification.report.Suite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every form in which servers, and broken ones, say how long to wait. */
class RetryAfterSweepTest {

  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * One form.
   *
   * @param lines the lines of the head that say it
   * @param least the shortest wait that is right; null where none is to be told
   * @param most the longest
   */
  private record Wait(String lines, @Nullable Duration least, @Nullable Duration most) {
    static Wait exactly(String lines, @Nullable Duration wait) {
      return new Wait(lines, wait, wait);
    }

    boolean allows(@Nullable Duration told) {
      if (told == null || least == null || most == null) {
        return Objects.equals(told, least);
      }
      return told.compareTo(least) >= 0 && told.compareTo(most) <= 0;
    }
  }

  private static final List<Wait> WAITS =
      List.of(
          Wait.exactly("", null),
          Wait.exactly("Retry-After: 0\r\n", Duration.ZERO),
          Wait.exactly("Retry-After: 1\r\n", Duration.ofSeconds(1)),
          Wait.exactly("Retry-After: 1.5\r\n", Duration.ofMillis(1500)),
          Wait.exactly("Retry-After: -1\r\n", null),
          Wait.exactly("Retry-After: 1000000000000\r\n", HOUR),
          Wait.exactly("Retry-After:    7   \r\n", Duration.ofSeconds(7)),
          Wait.exactly("Retry-After: soon\r\n", null),
          Wait.exactly("Retry-After:\r\n", null),
          Wait.exactly("Retry-After: 1\r\nRetry-After: 2\r\n", Duration.ofSeconds(1)),
          Wait.exactly("Retry-After: 9\r\nretry-after-ms: 1500\r\n", Duration.ofMillis(1500)),
          Wait.exactly("Retry-After: " + date(-1) + "\r\n", Duration.ZERO),
          new Wait("Retry-After: " + date(1800) + "\r\n", Duration.ofMinutes(25), HOUR),
          Wait.exactly("Retry-After: " + date(864_000) + "\r\n", HOUR));

  @Test
  void every_form() throws Exception {
    Suite suite = Suite.of("forms of Retry-After");
    Sweep.each(
        suite,
        (form, mode) -> {
          Asked asked = new Asked(form, mode.streamed());
          try (Sweep sweep =
              new Sweep(form, mode, Expected.PATIENT, i -> reply(asked, WAITS.get(i)))) {
            for (int i = 0; i < WAITS.size(); i++) {
              String name = form + " " + mode + " " + WAITS.get(i).lines().strip();
              Sweep.count(suite, name, problem(WAITS.get(i), sweep.ask(i)));
            }
          }
        });
    suite.write();
    assertThat(suite.violations()).isEmpty();
    assertThat(suite.cells()).isEqualTo(WAITS.size() * 6);
  }

  private static FakeReply reply(Asked asked, Wait wait) {
    String head =
        "HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\nContent-Length: 4\r\n"
            + wait.lines()
            + "\r\n";
    return asked.raw(head, "busy".getBytes(StandardCharsets.US_ASCII));
  }

  private static @Nullable String problem(Wait wait, Sweep.Ended ended) {
    if (!(ended.failure() instanceof OverloadedException failure)) {
      return ended.toString();
    }
    Duration told = failure.retryAfter().orElse(null);
    return wait.allows(told) && failure.retryable() ? null : "tells " + told;
  }

  private static String date(int secondsFromNow) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(secondsFromNow));
  }
}
