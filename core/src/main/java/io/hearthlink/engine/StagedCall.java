package io.hearthlink.engine;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.PartialToolCall;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call that stands on a call of an inner engine, with one {@link CallStage} between them. Events
 * of the inner call wait until its ending is heard too, so that events and ending come on one
 * thread. Thread-safe.
 */
public final class StagedCall implements ActiveChat {

  private final Thread starter = Thread.currentThread();
  private final CompletableFuture<ActiveChat> inner = new CompletableFuture<>();
  private final Ending ending = new Ending(this);
  private final CallStage stage;
  private volatile boolean cancelled;

  private StagedCall(Function<? super ActiveChat, ? extends CallStage> stage) {
    this.stage = stage.apply(this);
  }

  /**
   * Starts {@code request} on {@code engine} and returns at once.
   *
   * @param stage makes the stage; it may keep the call that it is given, to cancel it
   */
  public static ActiveChat start(
      ChatEngine engine,
      ChatRequest request,
      Function<? super ActiveChat, ? extends CallStage> stage) {
    StagedCall call = new StagedCall(stage);
    ChatListener listener = call.stage.listener();
    ActiveChat started =
        engine.start(request, listener == ChatListener.NONE ? listener : call.new Gate(listener));
    var unused = started.answer().whenComplete(call::end);
    call.inner.complete(started);
    if (call.cancelled) {
      started.cancel();
    }
    return call;
  }

  @Override
  public CompletableFuture<Answer> answer() {
    return ending;
  }

  @Override
  public void cancel() {
    cancelled = true;
    ActiveChat started = inner.getNow(null);
    if (started != null) {
      started.cancel();
    }
  }

  private void end(@Nullable Answer answer, @Nullable Throwable failure) {
    if (answer == null) {
      fail(known(failure));
      return;
    }
    try {
      ending.complete(stage.answered(answer));
    } catch (LlmException refused) {
      fail(refused);
    } catch (RuntimeException | Error thrown) {
      fail(
          new CancelledException(
              "The listener of the call threw " + thrown.getClass().getName() + ".",
              answer.report().context(),
              thrown));
    }
  }

  private void fail(LlmException failure) {
    try {
      stage.failed(failure);
    } finally {
      ending.completeExceptionally(failure);
    }
  }

  private static LlmException known(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof LlmException known
        ? known
        : new ServerException("The call failed.", ErrorContext.NONE, cause);
  }

  /** Lets the events through once the ending is heard. */
  private final class Gate implements ChatListener {

    private final ChatListener next;

    Gate(ChatListener next) {
      this.next = next;
    }

    @Override
    public void onText(String text) {
      pass().onText(text);
    }

    @Override
    public void onReasoning(String text) {
      pass().onReasoning(text);
    }

    @Override
    public void onPartialToolCall(PartialToolCall piece) {
      pass().onPartialToolCall(piece);
    }

    @Override
    public void onToolCall(ToolExecutionRequest call) {
      pass().onToolCall(call);
    }

    @Override
    public void onToolResult(ToolCall call) {
      pass().onToolResult(call);
    }

    @Override
    public void onState(ChatState state) {
      pass().onState(state);
    }

    private ChatListener pass() {
      // an engine that answers on the thread that starts it would wait for itself
      if (!inner.isDone() && Thread.currentThread() != starter) {
        inner.join();
      }
      return next;
    }
  }
}
