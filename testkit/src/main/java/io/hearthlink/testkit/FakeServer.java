package io.hearthlink.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A scripted model server on a socket of 127.0.0.1. It speaks HTTP/1.1 byte by byte, so that it can
 * go wrong at any byte; it remembers what it saw; and it notices when a client goes, also while it
 * is silent.
 *
 * <pre>{@code
 * try (FakeServer server = FakeServer.ollama().model("ember").answer("Hello there").start()) {
 *   client.ask(server.url());
 *   assertThat(server.chats()).hasSize(1);
 * }
 * }</pre>
 *
 * <p>Only what a model says is scripted. The rest a server does by itself as its kind does: models
 * are loaded, kept, unloaded, downloaded and deleted, chats wait for a slot, prompts must fit into
 * the context length. On the paths by which Hearthlink chats and manages models, replies have the
 * status, the headers and the shape that were recorded from Ollama 0.32, llama-server b10500 and
 * LocalAI 4.9; LM Studio and Anthropic follow their documentation.
 *
 * <p>Thread-safe. All its threads are daemons and end with {@link #close()}.
 */
public final class FakeServer implements AutoCloseable {

  private final ServerLog log = new ServerLog();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;
  private final AutoCloseable listener;
  private final int port;
  private final ServerKind kind;
  private final RealCalls callable;

  private FakeServer(ServerKind kind, int port, AutoCloseable listener, String threadName) {
    this.kind = kind;
    this.port = port;
    this.listener = listener;
    this.callable = RealCalls.allow("127.0.0.1:" + port);
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, threadName);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** An Ollama server, to be scripted. */
  public static FakeServerBuilder ollama() {
    return of(ServerKind.OLLAMA);
  }

  /** An LM Studio server, to be scripted. */
  public static FakeServerBuilder lmStudio() {
    return of(ServerKind.LM_STUDIO);
  }

  /** A LocalAI server, to be scripted. */
  public static FakeServerBuilder localAi() {
    return of(ServerKind.LOCALAI);
  }

  /** A llama-server, to be scripted. */
  public static FakeServerBuilder llamaServer() {
    return of(ServerKind.LLAMA_SERVER);
  }

  /** A llama-server as a router over many models, to be scripted. */
  public static FakeServerBuilder llamaRouter() {
    return of(ServerKind.LLAMA_ROUTER);
  }

  /** A server of the OpenAI form, to be scripted. */
  public static FakeServerBuilder openAi() {
    return of(ServerKind.OPENAI);
  }

  /** A server of the Anthropic form, to be scripted. */
  public static FakeServerBuilder anthropic() {
    return of(ServerKind.ANTHROPIC);
  }

  /** A server of this kind, to be scripted. */
  public static FakeServerBuilder of(ServerKind kind) {
    return new FakeServerBuilder(kind);
  }

  /**
   * A server that gives one recorded reply, without its pauses, to every request of the recorded
   * method and path. Where nothing answered the recorder, nothing listens here either.
   */
  public static FakeServerBuilder replaying(CapturedExchange exchange) {
    return of(exchange.kind()).replay(exchange);
  }

  /**
   * A port of 127.0.0.1 that is taken, so that nothing else gets it, but on which nothing listens:
   * every attempt to connect is refused.
   */
  public static FakeServer refusing() {
    try {
      Socket taken = new Socket();
      taken.bind(new InetSocketAddress(loopback(), 0));
      return new FakeServer(ServerKind.OPENAI, taken.getLocalPort(), taken, "fake-server-refusing");
    } catch (IOException e) {
      throw new UncheckedIOException("no port could be taken", e);
    }
  }

  /**
   * A port of 127.0.0.1 at which nobody answers: an attempt to connect is neither accepted nor
   * refused, until the client gives it up. An {@link UncheckedIOException} on systems that refuse
   * where too many connections wait, as Windows does.
   */
  public static FakeServer unreachable() {
    try {
      FullBacklog full = new FullBacklog(loopback());
      return new FakeServer(ServerKind.OPENAI, full.port(), full, "fake-server-unreachable");
    } catch (IOException e) {
      throw new UncheckedIOException("no port could be made unreachable", e);
    }
  }

  static FakeServer listening(
      ServerKind kind, int port, ServerTime time, Function<ReceivedRequest, Stream<Step>> script) {
    try {
      ServerSocket socket = new ServerSocket(port, 128, loopback());
      String name = "fake-" + kind + "-" + socket.getLocalPort();
      FakeServer server = new FakeServer(kind, socket.getLocalPort(), socket, name);
      server.threads.execute(() -> server.accept(socket, time, script));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("no server could be started on port " + port, e);
    }
  }

  /** The URL without a path, such as {@code http://127.0.0.1:43210}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The port. */
  public int port() {
    return port;
  }

  /** What was asked so far, in the order in which it was read; of more, the last 10,000. */
  public List<ReceivedRequest> requests() {
    return log.requests();
  }

  /** Everything that was asked so far on one path, query aside. */
  public List<ReceivedRequest> requests(String path) {
    return requests().stream().filter(r -> r.path().equals(path)).toList();
  }

  /** The chat requests so far, on whatever wire. */
  public List<ChatCall> chats() {
    return requests().stream().flatMap(r -> chat(r).stream()).toList();
  }

  /** The last chat request; an {@link AssertionError} where there is none. */
  public ChatCall lastChat() {
    List<ChatCall> chats = chats();
    if (chats.isEmpty()) {
      throw new AssertionError("no chat request came, only " + requests());
    }
    return chats.get(chats.size() - 1);
  }

  /** How many connections were accepted so far. */
  public int acceptedConnections() {
    return log.accepted();
  }

  /** How many connections are open now. */
  public int openConnections() {
    return log.open();
  }

  /** Waits until this many requests have come, 10 s at most, and returns the one of that number. */
  public ReceivedRequest awaitRequest(int count) {
    log.await(count + " requests", Await.LONG, () -> log.received() >= count);
    return log.request(count);
  }

  /**
   * Waits until a client has closed its socket in the middle of a reply, and returns the {@link
   * System#nanoTime()} at which this was seen, of several the first. An {@link AssertionError}
   * where none does in time.
   */
  public long awaitDisconnect(Duration within) {
    log.await("a disconnect during a reply", within, () -> !log.disconnects().isEmpty());
    return log.disconnects().get(0);
  }

  /**
   * Waits until no connection is open; an {@link AssertionError} where some are after that time.
   */
  public void awaitNoConnections(Duration within) {
    log.await("no open connection", within, () -> log.open() == 0);
  }

  /** Closes the port and all connections; clients in the middle of a reply see an end of stream. */
  @Override
  public void close() {
    callable.close();
    try {
      listener.close();
    } catch (Exception e) {
      throw new IllegalStateException("port " + port + " did not close", e);
    }
    threads.shutdownNow();
    connections.forEach(Connection::close);
  }

  /** What it is and where, such as {@code ollama at http://127.0.0.1:43210}. */
  @Override
  public String toString() {
    return kind + " at " + url();
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static Optional<ChatCall> chat(ReceivedRequest request) {
    Wire wire = Wire.ofPath(request.path());
    return wire == null || !request.method().equals("POST")
        ? Optional.empty()
        : Optional.of(ChatCall.of(wire, request));
  }

  private void accept(
      ServerSocket socket, ServerTime time, Function<ReceivedRequest, Stream<Step>> script) {
    try {
      while (true) {
        Socket accepted = socket.accept();
        accepted.setTcpNoDelay(true);
        serve(new Connection(accepted, log, time, script));
      }
    } catch (IOException | RejectedExecutionException e) {
      // close() closed the port and dismissed the threads: nothing more is to be accepted
      connections.forEach(Connection::close);
    }
  }

  private void serve(Connection connection) {
    connections.add(connection);
    try {
      threads.execute(
          () -> {
            connection.reply();
            connections.remove(connection);
          });
    } catch (RejectedExecutionException closed) {
      connections.remove(connection);
      connection.dismiss();
      throw closed;
    }
    threads.execute(connection::read);
  }
}
