package io.hearthlink.transport;

import io.hearthlink.verification.race.Interleavings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;

/** Whoever discards a body closes its connection, also where that is just about to be known. */
public class BodyPipeLincheck extends Interleavings {

  private final AtomicInteger cancelled = new AtomicInteger();
  private final BodyPipe body = new BodyPipe(() -> {});

  @Operation(runOnce = true, nonParallelGroup = "network")
  public void subscribe() {
    body.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long count) {}

          @Override
          public void cancel() {
            cancelled.incrementAndGet();
          }
        });
  }

  @Operation(nonParallelGroup = "network")
  public void comes() {
    body.onNext(List.of(ByteBuffer.allocate(1)));
  }

  @Operation(runOnce = true)
  public void discard() {
    body.discard();
  }

  @Operation(nonParallelGroup = "reader")
  public String read() throws InterruptedException {
    try {
      return body.next(0) == null ? "end" : "data";
    } catch (TimeoutException nothing) {
      return "nothing yet";
    } catch (IOException failure) {
      return cancelled.get() > 0 ? "failed, closed" : "failed, open";
    }
  }
}
