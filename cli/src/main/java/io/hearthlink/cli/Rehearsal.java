package io.hearthlink.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hearthlink.config.Environment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Runs the commands once on a server of its own, so that the launcher can put the classes that they
 * need into an archive. Asks nobody else and prints nothing.
 */
public final class Rehearsal {

  private static final String OLLAMA_ANSWER =
      """
      {"model":"m","message":{"role":"assistant","content":"Yes"},"done":false}
      {"message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","eval_count":1}
      """;

  private static final String OPENAI_ANSWER =
      """
      data: {"choices":[{"index":0,"delta":{"content":"Yes"}}]}

      data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: [DONE]

      """;

  private static final Map<String, String> REPLIES =
      Map.of(
          "/api/version", "{\"version\":\"0\"}",
          "/api/tags", "{\"models\":[{\"name\":\"m\",\"size\":1,\"details\":{}}]}",
          "/api/ps", "{\"models\":[]}",
          "/api/chat", OLLAMA_ANSWER,
          "/v1/chat/completions", OPENAI_ANSWER);

  private Rehearsal() {}

  /**
   * Runs all commands.
   *
   * @param args unused
   * @throws IOException if there is no free port
   */
  public static void main(String[] args) throws IOException {
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
    server.createContext("/", Rehearsal::reply);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    run("ask", "Ready?", "--endpoint", url, "--model", "ollama:m", "--seed", "1");
    run("ask", "Ready?", "--endpoint", url, "--model", "llamacpp:m", "--json");
    run("ask", "Ready?", "--endpoint", url);
    run("ask", "Ready?", "--endpoint", url, "--model", "ollama:m", "--tool", "time");
    run("ask", "Ready?", "--model", "embedded:ember", "--max-tokens", "2");
    run("ask", "Ready?", "--endpoint", url, "--model", "ollama:m", "--schema", "value bool");
    run("chat", "--endpoint", url, "--model", "ollama:m");
    run("chat", "alden", "--endpoint", url, "--model", "ollama:m");
    run("models", "--endpoint", url);
    run("doctor", "--endpoint", url);
    server.stop(0);
    System.exit(0);
  }

  private static void reply(HttpExchange exchange) throws IOException {
    String reply = REPLIES.get(exchange.getRequestURI().getPath());
    byte[] body = (reply == null ? "{}" : reply).getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(reply == null ? 404 : 200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static void run(String... args) {
    InputStream turns = new ByteArrayInputStream("Ready?\n".getBytes(StandardCharsets.UTF_8));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Environment nothing = new Environment(Map.of(), Path.of(""), Path.of(""));
    Shell shell =
        new Shell(
            turns,
            nowhere,
            nowhere,
            StandardCharsets.UTF_8,
            Shell.system().terminals(),
            nothing,
            Duration.ofSeconds(5));
    int unused = new Cli(shell, Main.interrupts()).run(args);
  }
}
