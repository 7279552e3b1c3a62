package io.hearthlink.backend;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.TimeoutException.Phase;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger log = LoggerFactory.getLogger(BroughtStream.class);

  private final RunningCall call;
  private final Timeouts timeouts;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile @Nullable StreamingHandle handle;
  private volatile boolean cancelled;

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
    took(context.streamingHandle());
    onPartialResponse(piece.text());
  }

  @Override
  public void onPartialThinking(PartialThinking thinking) {
    events.add(new Heard(() -> call.listener().onReasoning(thinking.text())));
  }

  @Override
  public void onPartialThinking(PartialThinking thinking, PartialThinkingContext context) {
    took(context.streamingHandle());
    onPartialThinking(thinking);
  }

  @Override
  public void onPartialToolCall(PartialToolCall piece) {
    events.add(new Heard(() -> call.listener().onPartialToolCall(piece)));
  }

  @Override
  public void onPartialToolCall(PartialToolCall piece, PartialToolCallContext context) {
    took(context.streamingHandle());
    onPartialToolCall(piece);
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

  /** Ends the call at once, and asks the model to stop. */
  void cancel() {
    cancelled = true;
    events.add(new Cancelled());
    StreamingHandle known = handle;
    if (known != null) {
      stop(known);
    }
  }

  private void took(StreamingHandle given) {
    handle = given;
    if (cancelled) {
      stop(given);
    }
  }

  private static void stop(StreamingHandle model) {
    try {
      model.cancel();
    } catch (RuntimeException unable) {
      // many models cannot stop, and say so like this: they talk to nobody from now on
      log.debug("A model cannot be cancelled: {}", unable.getClass().getName());
    }
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
    Phase phase = first ? Phase.LOAD : Phase.IDLE;
    Duration limit = first ? timeouts.load() : timeouts.idle();
    Duration wait = limit;
    Duration total = timeouts.total();
    if (total != null && total.minus(call.elapsed()).compareTo(limit) < 0) {
      phase = Phase.TOTAL;
      limit = total;
      wait = total.minus(call.elapsed());
    }
    try {
      // what waits already must not hold the deadline up either
      Event event = wait.isNegative() ? null : events.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
      if (event != null) {
        return event;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Cancelled();
    }
    cancel();
    throw timedOut(phase, limit);
  }

  private TimeoutException timedOut(Phase phase, Duration limit) {
    ErrorContext context = call.failureContext();
    String what = phase == Phase.TOTAL ? " did not finish within " : " said nothing for ";
    String key = "llm.timeouts." + phase.name().toLowerCase(Locale.ROOT);
    String message =
        context.model() + what + limit.toMillis() + " ms. Ask for less, or raise " + key + ".";
    return new TimeoutException(message, phase, limit, context, null);
  }
}
