package io.hearthlink.backend;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TimeoutException.Phase;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The events of a brought model, passed from whatever thread they come on to the thread of the
 * call, which waits for each with a limit. The first ending counts; what follows it is ignored.
 */
final class BroughtStream implements StreamingChatResponseHandler {

  private sealed interface Event {}

  private record Heard(Runnable tell) implements Event {}

  private record Done(ChatResponse response) implements Event {}

  private record Failed(Throwable error) implements Event {}

  private record Cancelled() implements Event {}

  private final RunningCall call;
  private final Timeouts timeouts;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile @Nullable StreamingHandle handle;

  BroughtStream(RunningCall call, Timeouts timeouts) {
    this.call = call;
    this.timeouts = timeouts;
  }

  @Override
  public void onPartialResponse(String text) {
    events.add(new Heard(() -> call.listener().onText(text)));
  }

  @Override
  public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
    handle = context.streamingHandle();
    onPartialResponse(piece.text());
  }

  @Override
  public void onPartialThinking(PartialThinking thinking) {
    events.add(new Heard(() -> call.listener().onReasoning(thinking.text())));
  }

  @Override
  public void onPartialThinking(PartialThinking thinking, PartialThinkingContext context) {
    handle = context.streamingHandle();
    onPartialThinking(thinking);
  }

  @Override
  public void onCompleteToolCall(CompleteToolCall toolCall) {
    events.add(new Heard(() -> call.listener().onToolCall(toolCall.toolExecutionRequest())));
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    events.add(new Done(response));
  }

  @Override
  public void onError(Throwable error) {
    events.add(new Failed(error));
  }

  void cancel() {
    StreamingHandle known = handle;
    if (known != null) {
      known.cancel();
    }
    events.add(new Cancelled());
  }

  /** Passes the events on until the ending. */
  ChatResponse await() {
    while (true) {
      Event event = next();
      call.firstByte();
      if (event instanceof Heard heard) {
        heard.tell().run();
      } else if (event instanceof Done done) {
        return done.response();
      } else if (event instanceof Failed failed) {
        throw failed.error() instanceof RuntimeException known
            ? known
            : new IllegalStateException(failed.error());
      } else {
        throw new CancelledException("The call was cancelled.", call.failureContext());
      }
    }
  }

  private Event next() {
    boolean first = call.firstToken() == null;
    Duration limit = first ? timeouts.load() : timeouts.idle();
    Phase phase = first ? Phase.LOAD : Phase.IDLE;
    Duration total = timeouts.total();
    if (total != null && total.minus(call.elapsed()).compareTo(limit) < 0) {
      limit = total.minus(call.elapsed());
      phase = Phase.TOTAL;
    }
    try {
      Event event = events.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (event != null) {
        return event;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Cancelled();
    }
    cancel();
    throw new TimeoutException(
        call.failureContext().where() + " said nothing in time (" + phase + ").",
        phase,
        phase == Phase.TOTAL ? total : limit,
        call.failureContext(),
        null);
  }
}
