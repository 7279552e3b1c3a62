package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.config.Timeouts;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TruncatedException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ends a body early, and how much of it is read. */
@Tag("fast")
class IncomingBodyTest {

  private static final int MEGABYTE = 1024 * 1024;

  /** A wire that has seen the mark of an honest end. */
  private record Ended(Framing framing) implements Wire {
    Ended() {
      this(Framing.BODY);
    }

    @Override
    public boolean event(@Nullable String name, String data) {
      return true;
    }

    @Override
    public void body(String body) {}

    @Override
    public boolean ended() {
      return true;
    }

    @Override
    public boolean over() {
      return false;
    }

    @Override
    public ReplyFacts facts() {
      return new PlainWire().facts();
    }
  }

  @Test
  void readsAllOfItPieceByPiece() {
    Fed fed = new Fed(new PlainWire()).piece("\uFEFFa").piece("").piece("\uFEFFb").end();
    assertThat(fed.body.text()).isEqualTo("a\uFEFFb");
    assertThat(fed.source.requested).as("one at a time").hasValue(4);
  }

  @Test
  void aPauseThatIsTooLongIsATimeout() {
    Fed fed = new Fed(new PlainWire()).piece("a");
    TimeoutException late = catchThrowableOfType(TimeoutException.class, fed.body::text);

    assertThat(late.phase()).isEqualTo(TimeoutException.Phase.IDLE);
  }

  @Test
  void aBrokenConnectionIsATruncatedAnswerOrTheCancel() {
    Fed broken = new Fed(new PlainWire()).piece("a").broken();
    assertThatThrownBy(broken.body::text)
        .isInstanceOf(TruncatedException.class)
        .hasMessageContaining("ended without its end mark")
        .hasRootCauseMessage("reset");

    Fed cancelled = new Fed(new PlainWire()).piece("a").broken();
    cancelled.exchange.cancel();
    assertThatThrownBy(cancelled.body::text).isInstanceOf(CancelledException.class);
  }

  @Test
  void behindAnHonestEndNothingIsAFailure() {
    assertThat(new Fed(new Ended()).piece("a").broken().body.text()).isEqualTo("a");
    Fed silent = new Fed(new Ended()).piece("a");
    assertThat(silent.body.text()).isEqualTo("a");
    silent.body.release();
    assertThat(silent.source.cancelled).hasValue(1);
  }

  @Test
  void theTotalCountsUntilTheHonestEndAlone() {
    Timeouts spent = Timeouts.DEFAULT.withTotal(Duration.ofMillis(1));
    Fed open = new Fed(new PlainWire(), spent).piece("a").end();
    Fed ended = new Fed(new Ended(), spent).piece("a").end();
    Fed streamed = new Fed(new Ended(Wire.Framing.SSE), spent).piece("data: a\n\n").end();
    long start = System.nanoTime();
    while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(2)) {
      Thread.onSpinWait();
    }

    TimeoutException late = catchThrowableOfType(TimeoutException.class, open.body::text);
    assertThat(late.phase()).isEqualTo(TimeoutException.Phase.TOTAL);
    assertThat(ended.body.text()).isEqualTo("a");
    List<String> events = new ArrayList<>();
    EventSink sink = (name, data) -> events.add(data);
    new StreamReader(streamed.exchange, streamed.body, sink, WireLog.NONE).read(null);
    assertThat(events).containsExactly("a");
  }

  @Test
  void anInterruptedReaderStopsAndStaysInterrupted() {
    Fed fed = new Fed(new PlainWire());
    Thread.currentThread().interrupt();
    assertThatThrownBy(fed.body::text)
        .isInstanceOf(CancelledException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aReplyHasALimit() {
    byte[] piece = new byte[MEGABYTE];
    Fed most = new Fed(new PlainWire());
    Fed over = new Fed(new PlainWire());
    for (int i = 0; i < HttpTransport.MAX_BODY / MEGABYTE; i++) {
      most.piece(piece);
      over.piece(piece);
    }
    most.end();
    over.piece("x");

    Deque<ByteBuffer> read = new ArrayDeque<>();
    while (most.body.readInto(read)) {
      read.clear();
    }
    assertThatThrownBy(
            () -> {
              while (over.body.readInto(read)) {
                read.clear();
              }
            })
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage(
            "ollama at http://h:1 sent too much: the reply is larger than %s MB.",
            HttpTransport.MAX_BODY / MEGABYTE);
  }

  @Test
  void ofAnErrorReplyTheBeginningIsEnough() {
    byte[] much = new byte[40_000];
    Fed large = new Fed(new PlainWire()).piece(much).piece(much).piece("and more");
    assertThat(large.body.errorText()).hasSize(80_000);

    Fed exact = new Fed(new PlainWire()).piece(new byte[HttpTransport.MAX_ERROR]).piece("more");
    assertThat(exact.body.errorText()).hasSize(HttpTransport.MAX_ERROR);

    Fed small = new Fed(new PlainWire()).piece("boom").end();
    assertThat(small.body.errorText()).isEqualTo("boom");
  }

  @Test
  void whatCutsAnErrorReplyDoesNotHideTheError() {
    assertThat(new Fed(new PlainWire()).piece("boo").broken().body.errorText()).isEqualTo("boo");
    Fed silent = new Fed(new PlainWire()).piece("boo");
    assertThat(silent.body.errorText()).isEqualTo("boo");
    silent.body.release();
    assertThat(silent.source.cancelled).as("no failure closes it").hasValue(1);
  }

  @Test
  void aBodyThatIsAtItsEndLeavesItsConnectionOpen() {
    Fed ended = new Fed(new PlainWire()).piece("rest").end();
    ended.body.release();
    assertThat(ended.source.cancelled).hasValue(0);
  }

  @Test
  void aBodyWhoseEndIsOnItsWayLeavesItsConnectionOpen() {
    Fed late = new Fed(new PlainWire()).piece("rest");
    late.source.more = late.pipe::onComplete;
    late.body.release();
    assertThat(late.source.cancelled).hasValue(0);
  }

  @Test
  void aBodyThatGoesOnClosesItsConnection() {
    Fed endless = new Fed(new PlainWire());
    for (int i = 0; i < 20; i++) {
      endless.piece("more");
    }
    endless.body.release();
    assertThat(endless.source.cancelled).hasValue(1);
    assertThat(endless.source.requested).as("not all of it is read").hasValueLessThan(10);

    Fed silent = new Fed(new PlainWire()).piece("rest");
    silent.body.release();
    assertThat(silent.source.cancelled).hasValue(1);

    Fed broken = new Fed(new PlainWire()).broken();
    broken.body.release();
    assertThat(broken.source.cancelled).hasValue(1);

    Fed interrupted = new Fed(new PlainWire());
    Thread.currentThread().interrupt();
    interrupted.body.release();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted.source.cancelled).hasValue(1);
  }

  @Test
  void aPipeThatIsDiscardedFirstClosesWhatComes() {
    BodyPipe pipe = new BodyPipe(() -> {});
    pipe.discard();
    Fed.Source source = new Fed.Source();
    pipe.onSubscribe(source);
    assertThat(source.cancelled).hasValue(1);
    assertThat(source.requested).hasValue(0);

    Fed fed = new Fed(new PlainWire()).piece("a");
    fed.pipe.discard();
    assertThat(fed.source.cancelled).hasValue(1);
    assertThatThrownBy(fed.body::text)
        .isInstanceOf(TruncatedException.class)
        .hasRootCauseMessage("discarded");
  }
}
