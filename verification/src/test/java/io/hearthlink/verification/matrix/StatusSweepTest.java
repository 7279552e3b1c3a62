package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.error.AuthenticationException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.OverloadedException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TruncatedException;
import io.hearthlink.error.UnsupportedFeatureException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.verification.report.Suite;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every status from 200 to 599 has one outcome, and one decision whether to try again. */
class StatusSweepTest {

  private static final Set<Integer> BODYLESS = Set.of(204, 205, 304);

  private static final Set<Class<? extends LlmException>> PASSES =
      Set.of(
          ConnectionException.class,
          OverloadedException.class,
          ServerException.class,
          TruncatedException.class);

  @Test
  void every_status() throws Exception {
    Suite suite = Suite.of("every status from 200 to 599");
    Sweep.each(
        suite,
        (form, mode) -> {
          Asked asked = new Asked(form, mode.streamed());
          try (Sweep sweep =
              new Sweep(form, mode, Expected.PATIENT, status -> reply(asked, status))) {
            for (int status = 200; status < 600; status++) {
              String problem = problem(status, sweep.ask(status));
              Sweep.count(suite, form + " " + mode + " status " + status, problem);
            }
            suite.cell("connections of " + form + " " + mode, sweep.leftOpen());
          }
        });
    suite.write();
    assertThat(suite.violations()).isEmpty();
    assertThat(suite.cells()).isGreaterThan(2400);
  }

  private static FakeReply reply(Asked asked, int status) {
    if (BODYLESS.contains(status)) {
      return FakeReply.status(status, "");
    }
    return status < 300
        ? asked.rawAnswer("HTTP/1.1 " + status + " Fine\r\n")
        : FakeReply.error(status, "nope");
  }

  private static @Nullable String problem(int status, Sweep.Ended ended) {
    Class<? extends LlmException> right = failure(status);
    LlmException failure = ended.failure();
    if (right == null) {
      boolean answered = ended.answer() != null && ended.answer().text().equals(Form.TEXT);
      return answered ? null : ended.toString();
    } else if (failure == null || failure.getClass() != right) {
      return "ends with " + ended;
    } else if (failure.retryable() != PASSES.contains(right)) {
      return "retryable is " + failure.retryable();
    }
    return failure.status() == status || status < 300 ? null : "tells " + failure.status();
  }

  /** The right class; null where an answer is right. */
  private static @Nullable Class<? extends LlmException> failure(int status) {
    return switch (status) {
      case 204, 205 -> TruncatedException.class;
      case 401, 402, 403 -> AuthenticationException.class;
      case 408, 504 -> TimeoutException.class;
      case 429, 503, 529 -> OverloadedException.class;
      case 499 -> ConnectionException.class;
      case 501 -> UnsupportedFeatureException.class;
      default -> {
        if (status < 300) {
          yield null;
        }
        yield status < 500 ? InvalidRequestException.class : ServerException.class;
      }
    };
  }
}
