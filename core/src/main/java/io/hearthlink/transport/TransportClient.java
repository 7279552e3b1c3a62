package io.hearthlink.transport;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import io.hearthlink.error.LlmException;

/**
 * The transport as LangChain4j's HTTP client. Streams are read on the thread that asks, so that
 * {@code execute} returns when the reply has ended; the failure of an exchange stands in the
 * exchange, since provider modules blur it.
 */
final class TransportClient implements HttpClient {

  private final HttpTransport transport;

  TransportClient(HttpTransport transport) {
    this.transport = transport;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    Reply reply = transport.answer(Exchange.current(), request);
    return SuccessfulHttpResponse.builder()
        .statusCode(reply.status())
        .headers(reply.headers())
        .body(reply.body())
        .build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    Exchange exchange = Exchange.current();
    ServerSentEventContext context = new ServerSentEventContext(new CancelHandle(exchange));
    try {
      transport.stream(
          exchange,
          request,
          (name, data) -> listener.onEvent(new ServerSentEvent(name, data), context));
    } catch (LlmException failure) {
      listener.onError(failure);
      return;
    }
    listener.onClose();
  }

  private record CancelHandle(Exchange exchange) implements ServerSentEventParsingHandle {
    @Override
    public void cancel() {
      exchange.cancel();
    }

    @Override
    public boolean isCancelled() {
      return exchange.cancelled();
    }
  }
}
