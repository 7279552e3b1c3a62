package io.hearthlink.embedded;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.hearthlink.config.AllowedCalls;
import io.hearthlink.config.Timeouts;
import io.hearthlink.embedded.worker.Message;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.error.ErrorContext;
import java.time.Duration;
import java.util.Set;

/** A model of the embedded backend; owns nothing. Thread-safe. */
final class EmbeddedEngine implements ChatEngine {

  private final EmbeddedBackend backend;
  private final EngineInfo info;
  private final Timeouts timeouts;
  private final ErrorContext context;

  EmbeddedEngine(
      EmbeddedBackend backend, String model, ChatRequestParameters defaults, Timeouts timeouts) {
    this.backend = backend;
    this.timeouts = timeouts;
    this.context = ErrorContext.of(EmbeddedBackend.NAME, model, null);
    this.info =
        new EngineInfo(
            EmbeddedBackend.NAME,
            model,
            null,
            ModelProvider.OTHER,
            Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA),
            defaults);
  }

  @Override
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    return backend.start(context, listener, call -> answer(request, call));
  }

  @Override
  public EngineInfo info() {
    return info;
  }

  private Answer answer(ChatRequest request, RunningCall call) {
    AllowedCalls.requireEmbedded();
    ChatRequestParameters parameters = request.parameters().defaultedBy(info.defaults());
    Duration total = parameters instanceof CallParameters own ? own.total() : null;
    Message message = WorkerRequest.of(request, parameters, context);
    return new EmbeddedCall(
            call,
            info.model(),
            new Deadlines(call, timeouts, total == null ? timeouts.total() : total))
        .answer(backend.worker(info.model(), context), message);
  }

  @Override
  public String toString() {
    return EmbeddedBackend.NAME + "(" + info.model() + ")";
  }
}
