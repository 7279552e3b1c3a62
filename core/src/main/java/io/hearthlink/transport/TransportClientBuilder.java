package io.hearthlink.transport;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives provider modules the shared transport. Their timeouts are ignored: one number for
 * everything cannot tell a model that loads from a stream that died.
 */
final class TransportClientBuilder implements HttpClientBuilder {

  private final HttpClient client;

  TransportClientBuilder(HttpTransport transport) {
    this.client = new TransportClient(transport);
  }

  @Override
  @SuppressWarnings("NullAway") // LangChain4j reads null as "not set", but does not say so
  public @Nullable Duration connectTimeout() {
    return null;
  }

  @Override
  public HttpClientBuilder connectTimeout(@Nullable Duration timeout) {
    return this;
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  public @Nullable Duration readTimeout() {
    return null;
  }

  @Override
  public HttpClientBuilder readTimeout(@Nullable Duration timeout) {
    return this;
  }

  @Override
  public HttpClient build() {
    return client;
  }
}
