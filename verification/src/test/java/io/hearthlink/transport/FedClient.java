package io.hearthlink.transport;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * An HTTP client that answers everything with the reply it was given, at once and without a
 * network, so that a million replies take minutes. It stands in this package because the transport
 * takes no client from anywhere else. One call at a time.
 */
public final class FedClient extends HttpClient {

  private static final Flow.Subscription NO_DEMAND =
      new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
      };

  private volatile ResponseHead head = new ResponseHead(200, "");
  private volatile byte[] body = {};

  /** The head of the reply. */
  private record ResponseHead(int statusCode, String contentType)
      implements HttpResponse.ResponseInfo {

    @Override
    public HttpHeaders headers() {
      return HttpHeaders.of(Map.of("Content-Type", List.of(contentType)), (name, value) -> true);
    }

    @Override
    public Version version() {
      return Version.HTTP_1_1;
    }
  }

  /** Returns a transport that asks this client. */
  public HttpTransport transport() {
    JdkClient client = new JdkClient(this, Executors.newCachedThreadPool(), Set.of());
    return new HttpTransport(new JdkEngine(() -> client, WireLog.NONE));
  }

  /** Sets the reply to whatever is asked from now on. */
  public void answer(int status, String contentType, byte[] body) {
    this.head = new ResponseHead(status, contentType);
    this.body = body;
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    BodySubscriber<T> reader = handler.apply(head);
    reader.onSubscribe(NO_DEMAND);
    reader.onNext(List.of(ByteBuffer.wrap(body)));
    reader.onComplete();
    // the transport hears of the body alone
    return new CompletableFuture<>();
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
    return sendAsync(request, handler);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    throw new UnsupportedOperationException("the transport does not wait in here");
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return Optional.empty();
  }

  @Override
  public Redirect followRedirects() {
    return Redirect.NEVER;
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return Optional.empty();
  }

  @Override
  public SSLContext sslContext() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public SSLParameters sslParameters() {
    return new SSLParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return Optional.empty();
  }

  @Override
  public Version version() {
    return Version.HTTP_1_1;
  }

  @Override
  public Optional<Executor> executor() {
    return Optional.empty();
  }
}
