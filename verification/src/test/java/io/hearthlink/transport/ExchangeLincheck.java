package io.hearthlink.transport;

import io.hearthlink.config.Timeouts;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.verification.race.Interleavings;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.UnaryOperator;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** Whatever is going on when an exchange is cancelled is ended, also if it begins just then. */
@Param(name = "step", gen = IntGen.class, conf = "0:1")
public class ExchangeLincheck extends Interleavings {

  private final AtomicIntegerArray ended = new AtomicIntegerArray(2);
  private final Exchange exchange =
      new Exchange(
          new PlainWire(), Timeouts.DEFAULT, UnaryOperator.identity(), () -> ErrorContext.NONE);

  @Operation(nonParallelGroup = "call")
  public void begin(@Param(name = "step") int step) {
    exchange.onCancel(() -> ended.set(step, 1));
  }

  @Operation
  public void cancel() {
    exchange.cancel();
  }

  @Operation
  public int ended(@Param(name = "step") int step) {
    return ended.get(step);
  }
}
