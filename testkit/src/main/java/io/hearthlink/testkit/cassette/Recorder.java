package io.hearthlink.testkit.cassette;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hearthlink.testkit.RealCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A proxy that writes down what it passes on. Thread-safe. */
final class Recorder implements Tape {

  private static final int PATIENCE_SECONDS = 2;

  private final Path file;
  private final Redaction redaction;
  private final Upstream upstream;
  private final RealCalls callable;
  private final HttpServer server;
  private final ExecutorService threads;
  private final Phaser running = new Phaser(1);
  private final List<TapedExchange> exchanges = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private Recorder(Path file, URI real, Redaction redaction) throws IOException {
    this.file = file;
    this.redaction = redaction;
    this.threads = Executors.newCachedThreadPool(Recorder::thread);
    this.upstream = new Upstream(real, threads);
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    this.callable = RealCalls.allow("127.0.0.1:" + server.getAddress().getPort(), real.toString());
  }

  static Recorder start(Path file, URI real, Redaction redaction) {
    try {
      Recorder recorder = new Recorder(file, real, redaction);
      recorder.server.createContext("/", recorder::handle);
      recorder.server.setExecutor(recorder.threads);
      // the server's own thread is a daemon if the one that starts it is
      CompletableFuture.runAsync(recorder.server::start, recorder.threads).join();
      return recorder;
    } catch (IOException e) {
      throw new UncheckedIOException("no port could be taken", e);
    }
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close(boolean keep) {
    awaitRunning();
    callable.close();
    server.stop(0);
    threads.shutdownNow();
    synchronized (this) {
      if (!failures.isEmpty()) {
        List<String> told = List.copyOf(failures);
        failures.clear();
        throw new AssertionError(file + " is not recorded. " + String.join("\n", told));
      }
      if (keep && !exchanges.isEmpty()) {
        TapeFile.write(file, exchanges.stream().map(each -> each.json(redaction)).toList());
      }
      exchanges.clear();
    }
  }

  /** A client has its answer a moment before the exchange has ended. */
  private void awaitRunning() {
    try {
      running.awaitAdvanceInterruptibly(
          running.arriveAndDeregister(), PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // it is broken off below, and recorded so
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange client) throws IOException {
    running.register();
    try {
      String target = client.getRequestURI().toString();
      Map<String, List<String>> headers = client.getRequestHeaders();
      byte[] body = client.getRequestBody().readAllBytes();
      TapedExchange taped =
          new TapedExchange(
              client.getRequestMethod(),
              target,
              new TreeMap<>(headers),
              new String(body, StandardCharsets.UTF_8),
              System::nanoTime);
      synchronized (this) {
        redaction.learn(headers, target);
        exchanges.add(taped);
      }
      pass(client, body, taped);
    } finally {
      running.arriveAndDeregister();
    }
  }

  private void pass(HttpExchange client, byte[] body, TapedExchange taped) throws IOException {
    Upstream.Reply reply;
    try {
      reply = upstream.send(client, body);
    } catch (IOException e) {
      refuse(client, "The real server did not answer: " + e.getMessage() + ".");
      return;
    }
    new Relay(client, reply, taped, this::fail).run();
  }

  private void refuse(HttpExchange client, String problem) throws IOException {
    fail(problem);
    byte[] told =
        "{\"error\":{\"message\":\"The cassette cannot be recorded.\"}}"
            .getBytes(StandardCharsets.UTF_8);
    client.getResponseHeaders().set("Content-Type", "application/json");
    client.sendResponseHeaders(502, told.length);
    client.getResponseBody().write(told);
    client.close();
  }

  private synchronized void fail(String problem) {
    failures.add(problem);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "cassette-recorder");
    thread.setDaemon(true);
    return thread;
  }
}
