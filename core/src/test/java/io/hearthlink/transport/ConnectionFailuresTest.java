package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.testkit.LeavesBehind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
@Tag("fast")
@LeavesBehind(value = "socket .*", because = "the JDK closes no connection that broke in its head")
class ConnectionFailuresTest {

  private static final ErrorContext CONTEXT = ErrorContext.of("ollama", "m", "http://localhost:1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "ollama|Start it with \"ollama serve\", or set HEARTHLINK_LLM_ENDPOINT.",
        "lmstudio|Start it with \"lms server start\", or set HEARTHLINK_LLM_ENDPOINT.",
        "llamacpp|Start it with \"llama-server -m MODEL.gguf\", or set HEARTHLINK_LLM_ENDPOINT.",
        "localai|Start it with \"local-ai run\", or set HEARTHLINK_LLM_ENDPOINT.",
        "custom|Start the server, or set HEARTHLINK_LLM_ENDPOINT.",
        "-|Start the server, or set HEARTHLINK_LLM_ENDPOINT.",
      })
  void saysHowToStartAServerThatIsNotThere(String backend, String advice) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String endpoint = "http://127.0.0.1:" + port;
    Throwable refused = catchThrowable(() -> post(endpoint));
    ErrorContext context = new ErrorContext(backend, null, endpoint, 1, 0, null, "");

    LlmException failure = ErrorClassifier.transport(refused, context);

    assertThat(failure)
        .isInstanceOf(ConnectionException.class)
        .hasCause(refused)
        .hasMessage("No model server answers at " + endpoint + " (connection refused). " + advice);
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void seesAConnectionThatIsClosedBeforeTheHeaders() throws Exception {
    assertThat(broken(socket -> {}))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("was closed before the answer began");
  }

  @Test
  void seesAConnectionThatIsReset() throws Exception {
    assertThat(broken(socket -> socket.setSoLinger(true, 0)))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("was reset before the answer began");
  }

  @Test
  void seesAServerThatDoesNotSpeakHttp() throws Exception {
    assertThat(
            broken(
                socket ->
                    socket
                        .getOutputStream()
                        .write("220 mail ready\r\n\r\n".getBytes(StandardCharsets.US_ASCII))))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("does not speak HTTP")
        .hasMessageNotContaining("220");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        failure(new ConnectException(), ConnectionException.class, "(connection refused)"),
        failure(unresolved(), ConnectionException.class, "(unknown host)"),
        failure(new UnknownHostException("x"), ConnectionException.class, "(unknown host)"),
        failure(new NoRouteToHostException(), ConnectionException.class, "(no route to the host)"),
        failure(
            new ConnectException("Connection timed out"), ConnectionException.class, "timed out)"),
        failure(
            new ConnectException("Network is unreachable"),
            ConnectionException.class,
            "unreachable)"),
        failure(new SocketException("Connection reset"), ConnectionException.class, "was reset"),
        failure(new EOFException(), ConnectionException.class, "was closed"),
        failure(new ClosedChannelException(), ConnectionException.class, "was closed"),
        failure(new IOException("odd"), ConnectionException.class, "broke before"),
        failure(new SSLHandshakeException("x"), ConnectionException.class, "No secure connection"),
        failure(
            new HttpConnectTimeoutException("x"), TimeoutException.class, "llm.timeouts.connect"),
        failure(new HttpTimeoutException("x"), TimeoutException.class, "llm.timeouts.load"),
        failure(new InterruptedException(), CancelledException.class, "was cancelled"),
        failure(new CancellationException(), CancelledException.class, "was cancelled"),
        failure(new IllegalStateException("bug"), ConnectionException.class, "broke before"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void namesTheFailure(Throwable thrown, Class<? extends LlmException> type, String words) {
    for (Throwable failure :
        new Throwable[] {thrown, new CompletionException(thrown), new ExecutionException(thrown)}) {
      assertThat(ErrorClassifier.transport(failure, CONTEXT))
          .isInstanceOf(type)
          .hasCause(failure)
          .message()
          .contains("http://localhost:1", words)
          .endsWith(".");
    }
  }

  @Test
  void retriesOnlyTheConnectTimeout() {
    LlmException connect = ErrorClassifier.transport(new HttpConnectTimeoutException("x"), CONTEXT);
    LlmException load = ErrorClassifier.transport(new HttpTimeoutException("x"), CONTEXT);

    assertThat(connect.retryable()).isTrue();
    assertThat(load.retryable()).isFalse();
  }

  @Test
  void hidesTheValueOfAHeaderThatTheClientRefuses() {
    Throwable refused =
        catchThrowable(
            () -> HttpRequest.newBuilder().header("Authorization", "Bearer CANARY\u0001"));

    LlmException failure = ErrorClassifier.transport(refused, CONTEXT);

    assertThat(refused).hasMessageContaining("CANARY");
    assertThat(failure).isInstanceOf(InvalidRequestException.class).hasNoCause();
    assertThat(failure).message().contains("llm.api_key").doesNotContain("CANARY");
  }

  @Test
  void leavesAFailureThatIsClassifiedAlready() {
    ServerException known = new ServerException("known", CONTEXT);

    assertThat(ErrorClassifier.transport(new CompletionException(known), CONTEXT)).isSameAs(known);
  }

  @Test
  void endsOnACircleOfCauses() {
    Exception one = new IOException("one");
    one.initCause(new IOException("two", one));

    assertThat(ErrorClassifier.transport(one, CONTEXT)).isInstanceOf(ConnectionException.class);
  }

  private interface Ending {
    void end(Socket socket) throws IOException;
  }

  /** What comes of a request whose connection ends after the server has read it. */
  private static LlmException broken(Ending ending) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  readRequest(socket);
                  ending.end(socket);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      thread.start();
      Throwable failure = catchThrowable(() -> post("http://127.0.0.1:" + server.getLocalPort()));
      thread.join();
      return ErrorClassifier.transport(failure, CONTEXT);
    }
  }

  /** Reads all of it: a socket that is closed with bytes unread resets the connection. */
  private static void readRequest(Socket socket) throws IOException {
    StringBuilder request = new StringBuilder();
    while (!request.toString().endsWith("\r\n\r\n{}")) {
      request.append((char) socket.getInputStream().read());
    }
  }

  private static void post(String uri) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    client.send(request, BodyHandlers.ofString());
  }

  private static Throwable unresolved() {
    ConnectException failure = new ConnectException();
    failure.initCause(new UnresolvedAddressException());
    return failure;
  }

  private static Arguments failure(
      Throwable thrown, Class<? extends LlmException> type, String words) {
    return Arguments.of(thrown, type, words);
  }
}
