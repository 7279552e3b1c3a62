package io.hearthlink.backend;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.error.ModelNotFoundException;
import io.hearthlink.transport.Exchange;
import io.hearthlink.transport.Wire;
import java.time.Duration;
import java.util.Objects;

/** A model on a server, asked through a provider module of LangChain4j on our transport. */
final class ProviderEngine implements ChatEngine {

  private final ModelAddress address;
  private final Dialect dialect;
  private final BackendSetup setup;
  private final Digests catalog;

  ProviderEngine(ModelAddress address, Dialect dialect, BackendSetup setup, Digests catalog) {
    this.address = address;
    this.dialect = dialect;
    this.setup = setup;
    this.catalog = catalog;
  }

  @Override
  public EngineInfo info() {
    return dialect.info();
  }

  @Override
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    boolean heard = listener != ChatListener.NONE;
    return setup.calls().start(address.context(), listener, call -> answer(request, heard, call));
  }

  private Answer answer(ChatRequest request, boolean heard, RunningCall call) {
    Timeouts timeouts = timeouts(request);
    CallObserver observer = new CallObserver(call);
    Exchange exchange = null;
    try {
      Dialect.Prepared prepared = dialect.prepare(request);
      exchange =
          new Exchange(Wire.of(dialect.format(), observer), timeouts, prepared.patch(), observer);
      call.onCancel(exchange::cancel);
      // where nobody listens and the whole is bounded, one body is cheaper than a stream
      boolean stream = heard || timeouts.total() == null;
      ChatResponse response =
          stream ? stream(exchange, prepared, call) : block(exchange, prepared, call);
      String digest = catalog.of(address.model());
      return new AnswerMaker(info(), call, exchange.facts(), digest)
          .make(prepared.request(), response);
    } catch (ModelNotFoundException e) {
      throw NearNames.added(e, catalog);
    } catch (RuntimeException e) {
      throw ProviderFailure.of(e, exchange, call.failureContext());
    }
  }

  private ChatResponse stream(Exchange exchange, Dialect.Prepared prepared, RunningCall call) {
    AnswerCollector collector = new AnswerCollector(call.listener());
    exchange.bind(
        () -> {
          dialect.streaming().chat(prepared.request(), collector);
          return collector;
        });
    return asHeard(collector.response(), call.partialText());
  }

  /**
   * The answer with the text that was heard of it: of blocks that a server does not frame as it
   * should, the provider module passes on the pieces and forgets them.
   */
  private static ChatResponse asHeard(ChatResponse response, String heard) {
    AiMessage message = response.aiMessage();
    if (heard.equals(Objects.requireNonNullElse(message.text(), ""))) {
      return response;
    }
    return ChatResponse.builder()
        .aiMessage(message.toBuilder().text(heard).build())
        .metadata(response.metadata())
        .build();
  }

  private ChatResponse block(Exchange exchange, Dialect.Prepared prepared, RunningCall call) {
    ChatResponse response = exchange.bind(() -> dialect.blocking().chat(prepared.request()));
    AnswerCollector.tell(call.listener(), response.aiMessage());
    return response;
  }

  private Timeouts timeouts(ChatRequest request) {
    Timeouts configured = setup.config().timeouts();
    Duration total =
        request.parameters() instanceof CallParameters call && call.total() != null
            ? call.total()
            : configured.total();
    return configured.withTotal(total);
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
