package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthlink.config.Timeouts;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TimeoutException.Phase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class ExchangeTest {

  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void eachWaitHasItsOwnLimit() {
    Exchange exchange = exchange(new Timeouts(SHORT, LONG, SHORT, null));

    assertThat(exchange.forFirstByte())
        .isEqualTo(new Exchange.Wait(Phase.LOAD, LONG, LONG.toNanos()));
    assertThat(exchange.forNextByte())
        .isEqualTo(new Exchange.Wait(Phase.IDLE, SHORT, SHORT.toNanos()));
  }

  @Test
  void theWholeIsTheLimitWhereLessOfItIsLeft() {
    Exchange exchange = exchange(new Timeouts(SHORT, LONG, SHORT, Duration.ofMinutes(1)));

    Exchange.Wait first = exchange.forFirstByte();
    assertThat(first.phase()).isEqualTo(Phase.TOTAL);
    assertThat(first.limit()).isEqualTo(Duration.ofMinutes(1));
    assertThat(first.nanos())
        .isPositive()
        .isLessThan(Duration.ofMinutes(1).toNanos())
        .isGreaterThan(Duration.ofSeconds(1).toNanos());
    assertThat(exchange.forNextByte().phase()).isEqualTo(Phase.IDLE);
  }

  @Test
  void aWholeThatIsOverLeavesNothing() {
    Exchange exchange = exchange(new Timeouts(SHORT, LONG, SHORT, Duration.ofNanos(1)));

    assertThat(exchange.forNextByte())
        .isEqualTo(new Exchange.Wait(Phase.TOTAL, Duration.ofNanos(1), 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CONNECT|PT5S|No connection to ollama at http://h:1 within 5 s. Is the host right",
        "LOAD|PT10M|did not begin to answer within 600 s: it loads the model",
        "IDLE|PT1.5S|sent nothing for 1500 ms in the middle of its answer",
        "TOTAL|PT2S|did not finish within 2 s",
      })
  void aTimeoutSaysWhichLimitEndedIt(Phase phase, Duration limit, String words) {
    TimeoutException failure =
        exchange(Timeouts.DEFAULT).timedOut(new Exchange.Wait(phase, limit, 0), null);

    assertThat(failure)
        .hasMessageContaining(words)
        .hasMessageEndingWith(
            ", or raise llm.timeouts." + phase.name().toLowerCase(java.util.Locale.ROOT) + ".");
    assertThat(failure.phase()).isEqualTo(phase);
    assertThat(failure.limit()).isEqualTo(limit);
    assertThat(failure.context()).isEqualTo(Fed.CONTEXT);
  }

  @Test
  void aConnectionThatWasNotMadeNamesItsLimit() {
    Exception cause = new Exception();
    TimeoutException failure =
        exchange(Timeouts.DEFAULT.withConnect(Duration.ofSeconds(3)))
            .timedOut(Phase.CONNECT, cause);

    assertThat(failure).hasMessageContaining("within 3 s").hasCause(cause);
  }

  @Test
  void isBoundToTheThreadForAsLongAsTheActionRuns() {
    Exchange exchange = exchange(Timeouts.DEFAULT);

    assertThat(exchange.bind(Exchange::current)).isSameAs(exchange);
    assertThatThrownBy(Exchange::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("only inside a call of Hearthlink");
    assertThatThrownBy(
            () ->
                exchange.bind(
                    () -> {
                      throw new IllegalArgumentException();
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(Exchange::current).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theFirstFailureCounts() {
    Exchange exchange = exchange(Timeouts.DEFAULT);
    LlmException first = new ServerException("a", Fed.CONTEXT);

    assertThat(exchange.failure()).isNull();
    assertThat(exchange.fail(first)).isSameAs(first);
    assertThat(exchange.fail(new ServerException("b", Fed.CONTEXT))).isSameAs(first);
    assertThat(exchange.failure()).isSameAs(first);
  }

  @Test
  void aCancelEndsWhatGoesOnNowOrNext() {
    Exchange exchange = exchange(Timeouts.DEFAULT);
    AtomicInteger early = new AtomicInteger();
    AtomicInteger late = new AtomicInteger();

    exchange.onCancel(early::incrementAndGet);
    assertThat(exchange.cancelled()).isFalse();
    exchange.cancel();
    assertThat(exchange.cancelled()).isTrue();
    exchange.onCancel(late::incrementAndGet);

    assertThat(early).hasValue(1);
    assertThat(late).hasValue(1);
    Exception cause = new Exception();
    assertThat(exchange.cancelledException(cause))
        .isInstanceOf(CancelledException.class)
        .hasCause(cause);
  }

  @Test
  void aCancelBeforeAnythingGoesOnIsRemembered() {
    Exchange exchange = exchange(Timeouts.DEFAULT);
    AtomicInteger aborted = new AtomicInteger();

    exchange.cancel();
    exchange.onCancel(aborted::incrementAndGet);
    assertThat(aborted).hasValue(1);
  }

  private static Exchange exchange(Timeouts timeouts) {
    return new Fed(new PlainWire(), timeouts).exchange;
  }
}
