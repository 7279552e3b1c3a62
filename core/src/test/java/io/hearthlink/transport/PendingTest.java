package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What overtakes what between a request and its reply, one step at a time. */
@Tag("fast")
class PendingTest {

  private static final HttpRequest REQUEST =
      HttpRequest.newBuilder(URI.create("http://127.0.0.1:9/")).build();

  private final Pending pending = new Pending();
  private final CompletableFuture<HttpResponse<BodyPipe>> sent = new CompletableFuture<>();
  private final AtomicReference<BodyHandler<BodyPipe>> handler = new AtomicReference<>();
  private final Fed.Source source = new Fed.Source();

  @Test
  void aHeadThatComesAfterAllWasGivenUpClosesItsConnection() {
    start();
    pending.giveUp();
    assertThat(sent).isCancelled();
    head().onSubscribe(source);
    assertThat(source.cancelled).hasValue(1);
  }

  @Test
  void givingUpAfterTheHeadClosesTheConnectionAndNotTheFuture() {
    start();
    head().onSubscribe(source);
    pending.giveUp();
    assertThat(source.cancelled).hasValue(1);
    assertThat(sent).isNotDone();
  }

  @Test
  void givingUpAfterTheWholeBodyClosesNothing() {
    start();
    BodyPipe body = head();
    body.onSubscribe(source);
    body.onComplete();
    pending.giveUp();
    assertThat(source.cancelled).as("another call may have the connection by now").hasValue(0);
  }

  @Test
  void aClientThatEndsAtThisMomentIsAFailure() {
    start(
        () -> {
          throw new RejectedExecutionException("ended");
        });
    assertThatThrownBy(pending.head()::join).hasRootCauseMessage("ended");
  }

  @Test
  void aFailureBehindTheHeadIsOneOfTheBodyAsItIs() {
    start();
    BodyPipe body = head();
    body.onSubscribe(source);
    sent.completeExceptionally(new CompletionException(new IOException("reset")));

    assertThat(pending.head()).isCompleted();
    assertThatThrownBy(() -> body.next(0))
        .isInstanceOf(IOException.class)
        .hasCause(new IOException("reset"));
  }

  private void start() {
    start(() -> sent);
  }

  private void start(Supplier<CompletableFuture<HttpResponse<BodyPipe>>> sending) {
    HttpClient client =
        mock(
            HttpClient.class,
            call -> {
              handler.set(call.getArgument(1));
              return sending.get();
            });
    pending.start(client, REQUEST, () -> {});
  }

  private BodyPipe head() {
    HttpResponse.ResponseInfo info = mock(HttpResponse.ResponseInfo.class);
    when(info.statusCode()).thenReturn(200);
    when(info.headers()).thenReturn(HttpHeaders.of(Map.of(), (name, value) -> true));
    BodySubscriber<BodyPipe> body = Objects.requireNonNull(handler.get()).apply(info);
    return (BodyPipe) body;
  }
}
