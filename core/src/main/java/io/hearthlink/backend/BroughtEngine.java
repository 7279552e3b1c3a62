package io.hearthlink.backend;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.CallPool;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.UnsupportedFeatureException;
import io.hearthlink.transport.ReplyFacts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A streaming model of LangChain4j that the program brings. It goes to the network by itself, so
 * the timeouts are kept from outside: where they run out, the call ends and the model is asked to
 * cancel, which it can once it has said something.
 */
public final class BroughtEngine implements ChatEngine {

  private static final String BACKEND = "langchain4j";

  private final StreamingChatModel model;
  private final CallPool calls;
  private final Timeouts timeouts;
  private final EngineInfo info;

  /**
   * Creates an engine.
   *
   * @param model answers
   * @param calls runs the calls
   * @param timeouts {@code load} until its first event, {@code idle} between two events
   */
  public BroughtEngine(StreamingChatModel model, CallPool calls, Timeouts timeouts) {
    this.model = model;
    this.calls = calls;
    this.timeouts = timeouts;
    ChatRequestParameters defaults = model.defaultRequestParameters();
    this.info =
        new EngineInfo(
            BACKEND,
            Objects.requireNonNullElse(defaults.modelName(), model.getClass().getSimpleName()),
            null,
            model.provider(),
            model.supportedCapabilities(),
            defaults);
  }

  @Override
  public EngineInfo info() {
    return info;
  }

  @Override
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    ErrorContext context = ErrorContext.of(BACKEND, info.model(), null);
    return calls.start(context, listener, call -> answer(request, call));
  }

  private Answer answer(ChatRequest request, RunningCall call) {
    ChatRequestParameters asked = request.parameters();
    if (asked instanceof CallParameters seeded && seeded.seed() != null) {
      throw new UnsupportedFeatureException(
          "A seed is not among LangChain4j's parameters: set it on the model that you bring.",
          "seed",
          call.failureContext(),
          null);
    }
    ChatRequest plain =
        ChatRequest.builder()
            .messages(request.messages())
            .parameters(asked instanceof CallParameters with ? with.base() : asked)
            .build();
    BroughtStream stream = new BroughtStream(call, limits(asked));
    call.onCancel(stream::cancel);
    call.listener().onState(ChatState.LOADING);
    // many models answer within the call: on this thread neither their pieces nor a limit would
    // pass
    calls.execute(() -> ask(plain, stream));
    try {
      ChatResponse response = stream.await();
      return new AnswerMaker(info, call, facts(response), null).make(plain, response);
    } catch (LlmException e) {
      throw e;
    } catch (RuntimeException e) {
      throw ProviderFailure.of(e, null, call.failureContext());
    }
  }

  private void ask(ChatRequest request, BroughtStream stream) {
    try {
      model.chat(request, stream);
    } catch (RuntimeException | Error thrown) {
      stream.onError(thrown);
    }
  }

  private Timeouts limits(ChatRequestParameters asked) {
    return asked instanceof CallParameters call && call.total() != null
        ? timeouts.withTotal(call.total())
        : timeouts;
  }

  private static ReplyFacts facts(ChatResponse response) {
    var usage = response.metadata().tokenUsage();
    return new ReplyFacts(
        response.metadata().finishReason() == null
            ? null
            : response.metadata().finishReason().name(),
        response.metadata().modelName(),
        usage == null ? 0 : orZero(usage.inputTokenCount()),
        usage == null ? 0 : orZero(usage.outputTokenCount()),
        null,
        null,
        null,
        null,
        false);
  }

  private static int orZero(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  @Override
  public String toString() {
    return BACKEND + "(" + info.model() + ")";
  }
}
