package io.hearthlink.transport;

import io.hearthlink.config.Timeouts;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.verification.race.Interleavings;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jetbrains.lincheck.datastructures.Operation;

/** What begins while an exchange is cancelled is ended, too. */
public class ExchangeLincheck extends Interleavings {

  private final AtomicBoolean ended = new AtomicBoolean();
  private final Exchange exchange =
      new Exchange(
          new PlainWire(), Timeouts.DEFAULT, UnaryOperator.identity(), () -> ErrorContext.NONE);

  @Operation(nonParallelGroup = "call")
  public void begin() {
    exchange.onCancel(() -> ended.set(true));
  }

  @Operation(runOnce = true)
  public void cancel() {
    exchange.cancel();
  }

  @Operation
  public boolean ended() {
    return ended.get();
  }
}
