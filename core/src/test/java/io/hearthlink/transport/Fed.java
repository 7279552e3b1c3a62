package io.hearthlink.transport;

import io.hearthlink.config.Timeouts;
import io.hearthlink.error.ErrorContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A body that a test feeds, piece by piece, in place of the network. */
final class Fed {

  static final ErrorContext CONTEXT = ErrorContext.of("ollama", "m", "http://h:1");

  final BodyPipe pipe = new BodyPipe(() -> {});
  final Source source = new Source();
  final Exchange exchange;
  final IncomingBody body;

  /** Counts what the reader asks for. */
  static final class Source implements Flow.Subscription {
    final AtomicInteger requested = new AtomicInteger();
    final AtomicInteger cancelled = new AtomicInteger();

    /** What the network does when the reader asks for more. */
    volatile Runnable more = () -> {};

    @Override
    public void request(long n) {
      requested.addAndGet((int) n);
      more.run();
    }

    @Override
    public void cancel() {
      cancelled.incrementAndGet();
    }
  }

  Fed(Wire wire) {
    this(wire, Timeouts.DEFAULT.withIdle(Duration.ofMillis(20)));
  }

  Fed(Wire wire, Timeouts timeouts) {
    exchange = new Exchange(wire, timeouts, UnaryOperator.identity(), () -> CONTEXT);
    body = new IncomingBody(pipe, exchange);
    pipe.onSubscribe(source);
  }

  Fed piece(byte[] bytes) {
    pipe.onNext(List.of(ByteBuffer.wrap(bytes)));
    return this;
  }

  Fed piece(String text) {
    return piece(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Feeds {@code bytes} cut at the given places. */
  Fed pieces(byte[] bytes, List<Integer> cuts) {
    List<ByteBuffer> buffers = new ArrayList<>();
    int from = 0;
    for (int cut : cuts) {
      buffers.add(ByteBuffer.wrap(bytes, from, cut - from).slice());
      from = cut;
    }
    buffers.add(ByteBuffer.wrap(bytes, from, bytes.length - from).slice());
    // some pieces come alone, some together
    for (int i = 0; i < buffers.size(); i += 2) {
      pipe.onNext(buffers.subList(i, Math.min(i + 2, buffers.size())));
    }
    return this;
  }

  Fed end() {
    pipe.onComplete();
    return this;
  }

  Fed broken() {
    pipe.onError(new IOException("reset"));
    return this;
  }
}
